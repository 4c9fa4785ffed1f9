import type { FaultScenario } from './scenario.ts';
import { clock } from './scenarios/clock.ts';
import { close } from './scenarios/close.ts';
import { database, everything, kill, words } from './scenarios/harms.ts';
import { disk } from './scenarios/disk.ts';
import { guess } from './scenarios/guess.ts';
import { handshakes, messages, requests } from './scenarios/hostile.ts';
import { deaf, rolling, stop } from './scenarios/instances.ts';
import { model } from './scenarios/model.ts';
import { network } from './scenarios/network.ts';
import { race } from './scenarios/race.ts';

export const scenarios: readonly FaultScenario[] = [
	kill,
	database,
	everything,
	close,
	model,
	race,
	messages,
	handshakes,
	requests,
	guess,
	network,
	stop,
	rolling,
	deaf,
	clock,
	disk,
	words
];

export const scenarioNames: readonly string[] = scenarios.map((one) => one.name);

/** Null when a name is not known. */
export function findScenarios(names: readonly string[]): readonly FaultScenario[] | null {
	if (names.length === 0) return null;
	if (names.includes('all')) return scenarios;
	const found = names.map((name) => scenarios.find((one) => one.name === name));
	const known = found.filter((one) => one !== undefined);
	return known.length === found.length ? known : null;
}
