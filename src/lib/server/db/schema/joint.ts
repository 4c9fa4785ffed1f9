export type GroupConsentTable = {
	run_id: string;
	organisation_id: string;
	given_by: string | null;
	given_at: Date;
};
