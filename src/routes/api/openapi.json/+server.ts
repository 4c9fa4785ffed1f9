import { json } from '@sveltejs/kit';
import { openapiDocument } from '#lib/contract/openapi.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	json(openapiDocument(), { headers: { 'cache-control': 'public, max-age=300' } });
