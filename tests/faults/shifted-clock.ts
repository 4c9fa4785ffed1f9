/**
 * Loaded before the app (node --import): its wall clock is wrong by CLOCK_OFF milliseconds, and SIGUSR2 sets it right,
 * as a machine does that finds its time server late. Steady clocks are as they are.
 */
const RealDate = Date;
let off = Number(process.env['CLOCK_OFF'] ?? 0);
const realNow = RealDate.now.bind(RealDate);

class ShiftedDate extends RealDate {
	constructor(...given: ConstructorParameters<DateConstructor> | []) {
		if (given.length === 0) super(realNow() + off);
		else super(...given);
	}
	static override now(): number {
		return realNow() + off;
	}
}

globalThis.Date = ShiftedDate as DateConstructor;
process.on('SIGUSR2', () => (off = 0));
