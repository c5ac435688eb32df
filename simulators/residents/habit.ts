import { z } from 'zod';

const days = (least: number) => z.int().min(least).max(3650);

/**
 * How a household pays what its letters ask for. Without a habit it pays nothing by itself: whoever writes the story pays.
 * Nobody pays before the letter is opened; what would have been due by then is paid that day.
 */
export const payingHabit = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('onTime'), daysBefore: days(0).default(0) }).describe('納期限の何日前に納める'),
  z.strictObject({ how: z.literal('late'), days: days(1) }).describe('納期限の何日後に納める'),
  z.strictObject({ how: z.literal('twice'), againAfterDays: days(1) }).describe('納期限に納め、何日後に同じ納付書でもう一度納める'),
  z.strictObject({ how: z.literal('oldSlip') }).describe('変更の通知が来ても、初めに来た納付書で納める(減額の後なら納め過ぎになる)'),
  z.strictObject({ how: z.literal('nextSlip') }).describe('その期の納付書でなく、次の期の納付書で納める'),
  z.strictObject({ how: z.literal('stops'), after: z.int().min(0).max(11) }).describe('初めの何期かを納期限に納め、あとは納めない'),
  z.strictObject({ how: z.literal('onDemand'), days: days(0) }).describe('督促状が届いてから何日後に、督促状の納付書で納める'),
  z.strictObject({ how: z.literal('inParts'), parts: z.int().min(2).max(12), everyDays: days(1), keeps: z.int().min(0).max(12) })
    .describe('督促状を読んで分割を窓口に申し出、返事を聞いてから、銀行の窓口で everyDays ごとに parts 回に分けて納める。約束を守るのは keeps 回まで'),
]);
export type PayingHabit = z.infer<typeof payingHabit>;
