/** The ballot box: seen by the ballot role alone. No time, serial, address or person in any of these. */
export type PollTable = {
	run_id: string;
	join_code: string;
	state: 'open' | 'closed';
	scale_min: number;
	scale_max: number;
	item_count: number;
};

export type PollKeyTable = { run_id: string; wrapped_key: Buffer };

export type BallotTable = {
	run_id: string;
	ballot_key: Buffer;
	item_no: number;
	choice: number | null;
	rev: number;
};

export type SealedAnswerTable = { run_id: string; item_no: number; choice: number | null };
