import { expect, test } from 'vitest';
import type { MemberRole } from '../access/actor.ts';
import { quorumOf, type SomebodyPresent } from './room.ts';

const blue = (role: MemberRole, standsInAs: MemberRole | null = null): SomebodyPresent => ({
	organisationId: 'blue',
	role,
	standsInAs
});

test.each<[string, SomebodyPresent[], string[], boolean]>([
	['nobody came', [], ['politician', 'seniorManager', 'keyPerson'], true],
	['all three are here', [blue('politician'), blue('seniorManager'), blue('keyPerson')], [], false],
	[
		'two politicians are one role',
		[blue('politician'), blue('politician')],
		['seniorManager', 'keyPerson'],
		false
	],
	[
		'an economist alone fills no role',
		[blue('other')],
		['politician', 'seniorManager', 'keyPerson'],
		false
	],
	[
		'a substitute counts as whom they stand in for',
		[blue('other', 'politician'), blue('seniorManager'), blue('keyPerson')],
		[],
		false
	],
	[
		'and not as themselves',
		[blue('keyPerson', 'politician'), blue('seniorManager')],
		['keyPerson'],
		false
	],
	[
		'a guest belongs to nobody',
		[{ organisationId: null, role: null, standsInAs: null }],
		['politician', 'seniorManager', 'keyPerson'],
		true
	],
	[
		'others’ people do not count',
		[{ ...blue('politician'), organisationId: 'green' }],
		['politician', 'seniorManager', 'keyPerson'],
		true
	]
])('%s', (_, present, missing, absent) => {
	expect(quorumOf(['blue'], present)).toEqual([{ organisationId: 'blue', missing, absent }]);
});
