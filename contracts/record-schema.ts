import { z } from 'zod';
import type { Fields, RecordDefinition } from './define.js';
import { flag } from './fields.js';
import { daySchema, individualNumberSchema } from './resident.js';
import { codeSchema, momentSchema } from './ward.js';

const flagType = flag('').type;

/** A record as JSON says it. */
export function recordSchema({ fields }: RecordDefinition) {
  const schemaOf = ({ codes, isDay, type, secret }: Fields[string]): z.ZodType => {
    if (type === flagType) return z.boolean();
    if (codes) return codeSchema(codes as never);
    if (isDay) return daySchema;
    if (secret) return individualNumberSchema;
    if (type.startsWith('整数')) return z.int();
    return type === '件数' || type === '円' ? z.int().min(0) : type === '年度' ? z.int().min(1000).max(9999) : type === '日時' ? momentSchema : type.startsWith('語の並び') ? z.array(z.string()) : z.string();
  };
  return z.object(Object.fromEntries(Object.entries(fields).map(([key, field]) => {
    const schema = schemaOf(field).describe(field.ja);
    return [key, field.required || field.type.startsWith('語の並び') ? schema : schema.nullable()];
  })));
}
