import { m } from '#lib/messages/messages.js';

/** The themes of the pilot's five meetings: suggestions, nothing more. */
export function themeSuggestions(): string[] {
	return [
		m.meeting_theme_steering(),
		m.meeting_theme_improvement(),
		m.meeting_theme_results(),
		m.meeting_theme_decisions(),
		m.meeting_theme_culture()
	];
}
