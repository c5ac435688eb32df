import { z } from 'zod';
import { gives, type RouteForm } from '../../contracts/route-form.js';
import { momentSchema } from '../../contracts/ward.js';

const symbol = z.object({
  agency: z.string().describe('機関'), insurerPersonKey: z.string().describe('被保険者枝番'), individualNumber: z.string().describe('個人番号の代わりの記号'), linkageSymbol: z.string().describe('機関別符号'),
  state: z.enum(['live', 'released']), symbolState: z.enum(['live', 'retired']), boundAt: momentSchema, releasedAt: momentSchema.nullable(),
});

export const symbolsForm: RouteForm = {
  ja: '機関別符号と、それに結び付いた被保険者枝番', query: { insurerPersonKey: { ja: '被保険者枝番(省けばすべて)', schema: z.string(), example: 'IPK-3K7QWX2M9ZPA' } },
  answers: { 200: gives('機関と枝番の順。一つの枝番が二人の符号を持てば keysOnTwoSymbols に出る', z.object({ symbols: z.array(symbol), keysOnTwoSymbols: z.array(z.string()) }), { symbols: [], keysOnTwoSymbols: [] }) },
};
