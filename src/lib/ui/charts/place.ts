/** Where a chart is shown: in a column on a desk, on a phone, or on the wall of a hall. */
export type Place = 'desk' | 'wall' | 'phone';

export type PlaceMetrics = {
	/** Running text and the smallest text, in viewBox units (1 unit = 1 CSS px; on the wall 1 px at 1920 × 1080). */
	font: number;
	/** Labels and shares of the broad bars. */
	barFont: number;
	small: number;
	/** Height of a broad bar and of one overview row. */
	bar: number;
	row: number;
	/** The mean as one large figure. */
	figure: number;
	/** Width and height before the container has been measured. */
	width: number;
	height: number | null;
};

export const PLACES: Record<Place, PlaceMetrics> = {
	phone: {
		font: 16,
		barFont: 16,
		small: 14,
		bar: 30,
		row: 78,
		figure: 48,
		width: 328,
		height: null
	},
	desk: {
		font: 15,
		barFont: 15,
		small: 14,
		bar: 40,
		row: 48,
		figure: 60,
		width: 680,
		height: null
	},
	wall: {
		font: 30,
		barFont: 35,
		small: 29,
		bar: 96,
		row: 74,
		figure: 190,
		width: 1760,
		height: 760
	}
};
