/**
 * Draws the pages of PDFs, in a worker thread that Node runs directly: whatever a file does to it, it can be ended and
 * made anew without anybody else noticing (docs/decisions/016). It loads nothing of the application.
 */
import { parentPort } from 'node:worker_threads';
import { crc32, deflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import jpeg from 'jpeg-js';

type Job = { readonly id: number; readonly bytes: Uint8Array } & (
	| { readonly kind: 'inspect' }
	| { readonly kind: 'draw'; readonly pageNo: number; readonly longest: number }
);

/** A page of plain surfaces is small and sharp as PNG; one of photographs is not. */
const largestPng = 450_000;
const jpegQuality = 82;

const port = parentPort;
if (port === null) throw new Error('pdf-worker runs as a worker');
const library = PDFiumLibrary.init();

port.on('message', (job: Job) => {
	work(job).then(
		(done) => {
			port.postMessage({ id: job.id, ok: true, ...done });
		},
		(error: unknown) => {
			port.postMessage({ id: job.id, ok: false, message: String(error) });
		}
	);
});

async function work(job: Job) {
	const document = await (await library).loadDocument(job.bytes);
	try {
		const pages = document.getPageCount();
		if (pages < 1) throw new Error('no pages');
		const index = job.kind === 'inspect' ? 0 : job.pageNo - 1;
		const page = document.getPage(index);
		const { originalWidth, originalHeight } = page.getOriginalSize();
		const longest = Math.max(originalWidth, originalHeight);
		if (!(longest > 0)) throw new Error('a page without a size');
		const scale = (job.kind === 'inspect' ? 100 : job.longest) / longest;
		const { width, height, data } = await page.render({ scale, render: 'bitmap' });
		if (job.kind === 'inspect')
			return { pages, width: Math.ceil(originalWidth), height: Math.ceil(originalHeight) };
		// Drawing closes the page: its words are read from it opened anew.
		const words = document.getPage(index).getText();
		return { ...encode(width, height, data), width, height, words };
	} finally {
		document.destroy();
	}
}

function encode(width: number, height: number, data: Uint8Array) {
	const png = encodePng(width, height, data);
	if (png.length <= largestPng) return { mediaType: 'image/png', bytes: png };
	const drawn = jpeg.encode({ width, height, data }, jpegQuality).data;
	return drawn.length < png.length
		? { mediaType: 'image/jpeg', bytes: new Uint8Array(drawn) }
		: { mediaType: 'image/png', bytes: png };
}

/** RGB without alpha: a page is opaque. Each row is told as its difference to the one above, which packs drawings well. */
function encodePng(width: number, height: number, data: Uint8Array): Uint8Array {
	const stride = width * 3 + 1;
	const rows = Buffer.alloc(stride * height);
	for (let y = 0; y < height; y += 1) {
		rows[y * stride] = 2;
		for (let x = 0; x < width; x += 1)
			for (let channel = 0; channel < 3; channel += 1) {
				const at = (y * width + x) * 4 + channel;
				const above = y === 0 ? 0 : (data[at - width * 4] ?? 0);
				rows[y * stride + 1 + x * 3 + channel] = ((data[at] ?? 0) - above) & 255;
			}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows, { level: 6 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const framed = Buffer.alloc(named.length + 8);
	framed.writeUInt32BE(data.length, 0);
	named.copy(framed, 4);
	framed.writeUInt32BE(crc32(named), named.length + 4);
	return framed;
}
