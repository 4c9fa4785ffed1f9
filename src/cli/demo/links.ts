import { renderUnicodeCompact } from 'uqr';
import type { MemberRole } from '#lib/domain/access/actor.ts';
import { formatJoinCode } from '#lib/domain/poll/join-code.ts';

export type DemoLinks = {
	readonly url: string;
	readonly facilitatorUrl: string;
	readonly screenUrl: string;
	readonly earlierUrl: string;
	readonly joinCode: string;
	/** The practice round's next meeting: for a participant, for whoever leads it, its wall, and its comparison. */
	readonly meetingUrl: string;
	readonly meetingLeadUrl: string;
	readonly meetingWallUrl: string;
	readonly compareUrl: string;
	readonly participants: readonly { organisation: string; role: MemberRole; url: string }[];
	readonly admin: { readonly email: string; readonly password: string };
};

const roles: Readonly<Record<MemberRole, string>> = {
	politician: 'politiker',
	seniorManager: 'hög chef',
	keyPerson: 'nyckelperson',
	other: 'annan'
};

/** The one line of --json, for scripts. */
export function demoReport(links: DemoLinks) {
	const { url, facilitatorUrl, screenUrl, joinCode, participants, admin } = links;
	const { meetingUrl, meetingLeadUrl, meetingWallUrl, compareUrl } = links;
	return {
		url,
		facilitatorUrl,
		screenUrl,
		joinUrl: joinUrlOf(url, joinCode),
		joinCode,
		archiveUrl: archiveUrlOf(url),
		meetingUrl,
		meetingLeadUrl,
		meetingWallUrl,
		compareUrl,
		participants,
		admin
	};
}

/** What a person reads in the terminal, with the phones' QR where a network gives them a way here. */
export function demoText(links: DemoLinks, lan: string | null): string {
	const phones = joinUrlOf(lan ?? links.url, links.joinCode);
	const others = links.participants
		.map((one) => `  ${one.organisation.padEnd(10)} ${roles[one.role].padEnd(13)} ${one.url}`)
		.sort()
		.join('\n');
	return `
Övningsomgången är igång. Inget i den är på riktigt.   (The practice round runs. Nothing in it is real.)

Konsol / console    ${links.facilitatorUrl}
Vägg / wall         ${links.screenUrl}
Telefoner / phones  ${phones}
Kod / code          ${formatJoinCode(links.joinCode)}
Tidigare / earlier  ${links.earlierUrl}
Arkiv / archive     ${archiveUrlOf(links.url)}

Träff / meeting     ${links.meetingUrl}
Leda / lead         ${links.meetingLeadUrl}
Träffens vägg       ${links.meetingWallUrl}
Jämför / compare    ${links.compareUrl}

${renderUnicodeCompact(phones, { border: 2 })}
${lan === null ? 'Det finns inget nätverk: telefoner når inte hit. (No network: phones cannot reach this computer.)' : 'Skanna koden med en telefon på samma nätverk. (Scan with a phone on the same network.)'}

Deltagare / participants
${others}

Administratör / administrator
  ${links.url}/logga-in   ${links.admin.email}   ${links.admin.password}

Ctrl-C avslutar. (Ctrl-C stops.)
`;
}

function archiveUrlOf(url: string): string {
	return `${url}/arkiv/modellregioner-2018-2020`;
}

function joinUrlOf(url: string, joinCode: string): string {
	return `${url}/s/${joinCode}`;
}
