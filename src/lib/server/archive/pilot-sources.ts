import type { ArchiveSource, Citation, SourceId } from '#lib/contract/views/archive.ts';

const skr = {
	sv: 'Sveriges Kommuner och Regioner',
	en: 'Swedish Association of Local Authorities and Regions'
};
const webPage = { kind: 'webPage', reference: null } as const;
const document = { kind: 'document' } as const;

/** In the order they are listed. The association's web pages are known by publisher and date, as found there that day. */
export const pilotSources: readonly ArchiveSource[] = [
	{
		...document,
		id: 'report',
		short: {
			sv: 'SKR, Modellregioner 2018–2020 (2020)',
			en: 'SKR, Modellregioner 2018–2020 (2020)'
		},
		publisher: skr,
		title:
			'Modellregioner 2018–2020. Resultatrapport från en satsning på jämställdhetsintegrerad styrning och ledning',
		published: { sv: 'december 2020', en: 'December 2020' },
		reference: 'ISBN 978-91-7585-851-7'
	},
	{
		...document,
		id: 'hallandReport',
		short: {
			sv: 'Region Halland, Resultatrapport Modellregioner 2019 (2019)',
			en: 'Region Halland, Resultatrapport Modellregioner 2019 (2019)'
		},
		publisher: { sv: 'Region Halland', en: 'Region Halland' },
		title: 'Resultatrapport Modellregioner 2019',
		published: { sv: '2019', en: '2019' },
		reference: null
	},
	{
		...document,
		id: 'hallandCase',
		short: {
			sv: 'Region Halland, tjänsteskrivelse om resultatrapporten (2019)',
			en: "Region Halland, officer's report on the result report (2019)"
		},
		publisher: { sv: 'Region Halland', en: 'Region Halland' },
		title:
			'Beslut gällande resultatrapport av arbetet inom ramen för Modellregioner för jämställdhetsintegrering 2019 (tjänsteskrivelse)',
		published: { sv: '2019', en: '2019' },
		reference: null
	},
	{
		...document,
		id: 'norrbottenCase',
		short: {
			sv: 'Region Norrbotten, tjänsteskrivelse om resultatrapporten (ärende från 2020)',
			en: "Region Norrbotten, officer's report on the result report (case of 2020)"
		},
		publisher: { sv: 'Region Norrbotten', en: 'Region Norrbotten' },
		title: 'Resultatrapport Modellregioner 2020 (tjänsteskrivelse)',
		published: { sv: 'ärende från 2020', en: 'case of 2020' },
		reference: 'dnr 01670-2020'
	},
	{
		...document,
		id: 'laterCase',
		short: {
			sv: 'en regionstyrelse, Kvartalsrapportering – Jämställdhetsintegrering (2025)',
			en: 'a regional executive board, Kvartalsrapportering – Jämställdhetsintegrering (2025)'
		},
		publisher: {
			sv: 'En regionstyrelse (regionen nämns inte i texten)',
			en: 'A regional executive board (the text does not name the region)'
		},
		title: 'Kvartalsrapportering – Jämställdhetsintegrering, § 310 (protokollsutdrag)',
		published: { sv: '2025', en: '2025' },
		reference: 'RS 2024/389'
	},
	{
		...webPage,
		id: 'webInvitation',
		short: {
			sv: 'SKL:s webbplats, 2018-10-23',
			en: "SKL's website, 2018-10-23"
		},
		publisher: skr,
		title: 'skl.se (…modellkommuner.10200)',
		published: { sv: '2018-10-23', en: '2018-10-23' }
	},
	{
		...webPage,
		id: 'webConference',
		short: {
			sv: 'SKR:s webbplats, 2020-11-05',
			en: "SKR's website, 2020-11-05"
		},
		publisher: skr,
		title: 'skr.se',
		published: { sv: '2020-11-05', en: '2020-11-05' }
	},
	{
		...webPage,
		id: 'webMentors',
		short: {
			sv: 'SKR:s webbplats, 2021-08-31',
			en: "SKR's website, 2021-08-31"
		},
		publisher: skr,
		title: 'skr.se (…modellkommunerregioner.10200)',
		published: { sv: '2021-08-31', en: '2021-08-31' }
	}
];

/** A place in a source: cite('report', '3.1') is section 3.1 of the final report. */
export function cite(source: SourceId, section: string | null = null): Citation {
	return {
		source,
		at: section === null ? null : { sv: `avsnitt ${section}`, en: `section ${section}` }
	};
}
