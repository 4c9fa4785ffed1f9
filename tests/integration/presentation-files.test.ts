import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/access/actor.ts';
import { largestPdf } from '#lib/domain/presentation/file.ts';
import { PdfOffice } from '#lib/server/pdf/pdf-office.ts';
import {
	attachFile,
	readFile,
	readPage,
	removeFile
} from '#lib/server/usecases/presentation/files.ts';
import { readPresentation } from '#lib/server/usecases/presentation/read-presentation.ts';
import { sharePresentation } from '#lib/server/usecases/presentation/share-presentation.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { codeOf } from '../support/people.ts';
import { insertPresentationOf, pdfOf, redDot } from '../support/presentation-desk.ts';

let app: TestApp;
let keyPerson: Actor;
let peer: Actor;
let presentationId: string;

beforeAll(async () => {
	app = await testApp();
	const [regionD, regionE] = [
		await app.seed.insertOrganisation(),
		await app.seed.insertOrganisation()
	];
	const { groupId } = await app.seed.insertRoundWithGroup([regionD, regionE]);
	const meetingId = await app.seed.insertMeeting(groupId);
	keyPerson = (await app.seed.insertKeyPerson(regionD)).actor;
	peer = (await app.seed.insertMember(regionE)).actor;
	presentationId = await insertPresentationOf(app.seed, regionD, meetingId);
	await insertPresentationOf(app.seed, regionE, meetingId, { sharing: 'group' });
});
afterAll(() => app.close());

const attach = (as: 'pdf' | 'picture', bytes: Buffer, alt = 'En röd punkt', actor = keyPerson) =>
	attachFile(app.ports, actor, { presentationId, as, name: 'Vår kedja', alt, bytes });
const page = (fileId: string, pageNo: number, actor = keyPerson) =>
	readPage(app.ports, actor, { presentationId, fileId, pageNo });

describe('an attached PDF', () => {
	test('is shown page by page, with its words, and drawn once', async () => {
		const { fileId } = await attach('pdf', pdfOf(['Styrkedjan', 'Uppfoljning']));
		const { files } = await readPresentation(app.ports, keyPerson, { presentationId });
		expect(files).toMatchObject([{ fileId, kind: 'pdf', pages: 2, width: 720, height: 405 }]);
		const second = await page(fileId, 2);
		expect(second.mediaType).toBe('image/png');
		expect(second.words).toBe('Uppfoljning');
		expect(second.bytes.subarray(1, 4).toString()).toBe('PNG');
		const again = await page(fileId, 2);
		expect(again.bytes.equals(second.bytes)).toBe(true);
		for (const pageNo of [0, 3]) expect(await codeOf(page(fileId, pageNo))).toBe('notFound');
	});

	test.each([
		['a text', Buffer.from('Hej')],
		['a page of HTML', Buffer.from('<html>%PD')],
		['the mark and rubbish', Buffer.from('%PDF-1.7\nskräp')],
		['a PDF cut short', pdfOf(['Kedjan']).subarray(0, 120)],
		['a PDF without pages', pdfOf([])]
	])('that is %s is refused', async (_, bytes) => {
		expect(await codeOf(attach('pdf', bytes))).toBe('notAPdf');
	});

	test('that is too large, or has too many pages, is refused', async () => {
		const large = Buffer.concat([pdfOf(['Kedjan']), Buffer.alloc(largestPdf)]);
		expect(await codeOf(attach('pdf', large))).toBe('fileTooLarge');
		const long = pdfOf(Array.from({ length: 201 }, (_, index) => String(index)));
		expect(await codeOf(attach('pdf', long))).toBe('tooManyPages');
	});

	test('that takes too long is given up, and the next one is read by a new worker', async () => {
		const hasty = new PdfOffice({ jobMilliseconds: 1 });
		expect(await codeOf(hasty.inspect(pdfOf(['Kedjan'])))).toBe('notAPdf');
		await hasty.close();
		const office = new PdfOffice();
		const [one, two] = await Promise.all([
			office.inspect(pdfOf(['Ett', 'Tva'])),
			office.inspect(pdfOf(['Ett']))
		]);
		expect([one.pages, two.pages]).toEqual([2, 1]);
		await office.close();
	});
});

describe('an attached picture', () => {
	test('is one, and says what it shows', async () => {
		const { fileId } = await attach('picture', redDot);
		expect(await readFile(app.ports, keyPerson, { presentationId, fileId })).toMatchObject({
			mediaType: 'image/png',
			name: 'Vår kedja'
		});
		expect(await codeOf(attach('picture', redDot, ''))).toBe('pictureWithoutText');
		expect(await codeOf(attach('picture', Buffer.from('<svg onload="alert(1)"/>')))).toBe(
			'notAPicture'
		);
		expect(await codeOf(attach('picture', pdfOf(['Kedjan'])))).toBe('notAPicture');
		await removeFile(app.ports, keyPerson, { presentationId, fileId });
		expect(await codeOf(readFile(app.ports, keyPerson, { presentationId, fileId }))).toBe(
			'notFound'
		);
	});
});

test('a peer reads the files while the presentation is shared, and attaches and removes none', async () => {
	const { fileId } = await attach('pdf', pdfOf(['Kedjan']));
	const input = { presentationId, fileId };
	const outcomes = async () => [
		await codeOf(readFile(app.ports, peer, input)),
		await codeOf(page(fileId, 1, peer))
	];
	expect(await outcomes()).toEqual(['presentationNotReadable', 'presentationNotReadable']);
	await sharePresentation(app.ports, keyPerson, { presentationId, sharing: 'group' });
	expect(await outcomes()).toEqual(['went well', 'went well']);
	expect(await codeOf(removeFile(app.ports, peer, input))).not.toBe('went well');
	expect(await codeOf(attach('picture', redDot, 'En punkt', peer))).not.toBe('went well');
	await sharePresentation(app.ports, keyPerson, { presentationId, sharing: null });
	expect(await outcomes()).toEqual(['presentationNotReadable', 'presentationNotReadable']);
});
