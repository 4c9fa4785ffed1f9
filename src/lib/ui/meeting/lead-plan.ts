import { nextItem } from '#lib/domain/meeting/agenda.ts';
import type { AgendaItemView, AgendaView, RoomView } from '#lib/contract/views/meeting.ts';

/** What the one large button of whoever leads does now. */
export type LeadAction =
	| { readonly kind: 'open' | 'resume' | 'hold' | 'none' }
	/** `item` is what begins. */
	| { readonly kind: 'start' | 'next'; readonly item: AgendaItemView }
	/** `item` is the last one, which ends. */
	| { readonly kind: 'end'; readonly item: AgendaItemView };

export function leadAction(view: AgendaView): LeadAction {
	if (view.meeting.state === 'planned') return { kind: 'open' };
	if (view.meeting.state === 'held') return { kind: 'none' };
	if (view.pause !== null) return { kind: 'resume' };
	const running = view.items.find((item) => item.id === view.runningItemId);
	const next = followingItem(view);
	if (next !== null) {
		const isFirst = !view.items.some((item) => item.startedAt !== null);
		return { kind: isFirst ? 'start' : 'next', item: next };
	}
	return running === undefined ? { kind: 'hold' } : { kind: 'end', item: running };
}

export function followingItem(view: AgendaView): AgendaItemView | null {
	const next = nextItem(view);
	return view.items.find((item) => item.id === next?.id) ?? null;
}

/** Items that stand together: one organisation's turn, or what is everybody's. */
export type AgendaPart = {
	readonly key: string;
	readonly organisationId: string | null;
	readonly organisation: string | null;
	readonly items: readonly AgendaItemView[];
};

export function agendaParts(items: readonly AgendaItemView[]): AgendaPart[] {
	return items.reduce<AgendaPart[]>((sum, item) => {
		const last = sum.at(-1);
		if (last?.organisationId === item.organisationId)
			return [...sum.slice(0, -1), { ...last, items: [...last.items, item] }];
		const { organisationId, organisation } = item;
		return [...sum, { key: item.id, organisationId, organisation, items: [item] }];
	}, []);
}

/** The organisation whose turn runs or comes next although nobody of it is here; null when there is none. */
export function absentTurn(
	view: AgendaView,
	room: Pick<RoomView, 'organisations'>
): { organisationId: string; name: string } | null {
	if (view.meeting.state !== 'open') return null;
	const running = view.items.find((item) => item.id === view.runningItemId);
	const whose = running?.organisationId ?? followingItem(view)?.organisationId ?? null;
	const absent = room.organisations.find((one) => one.organisationId === whose && one.absent);
	return absent === undefined ? null : { organisationId: absent.organisationId, name: absent.name };
}
