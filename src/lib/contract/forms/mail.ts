import * as v from 'valibot';
import { rowId } from './text.ts';

export const letterSchema = v.object({ mailId: rowId });
