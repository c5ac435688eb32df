import { basename } from 'node:path';
import { recordLayouts } from '../../contracts/layouts.js';
import type { RecordDefinition } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { roles, type Role } from '../../matching/bulk/columns.js';
import { profileOf } from '../parts.js';

const ofPeople = recordLayouts.filter(({ definition }) => 'name' in definition.fields && 'bornOn' in definition.fields && 'individualNumber' in definition.fields);

/** The layout of `totsugo layouts` a file of persons is written in, by its header, its column names or its own name. */
export async function layoutOfPeople(path: string, head: Buffer, profileFile: string | undefined): Promise<{ readonly id: string; readonly columns: readonly Role[] } | undefined> {
  const profile = await profileOf(profileFile);
  const known = ofPeople.filter(({ id }) => profile.files.has(id));
  const codec = (definition: RecordDefinition) => codecOf(profile, definition);
  const found = known.find(({ definition }) => codec(definition).recognises(head)) ?? known.find(({ definition }) => codec(definition).parseFileName(basename(path)) !== null);
  return found && { id: found.id, columns: roles.filter((role) => role in found.definition.fields) };
}

/** A profile somebody names is read, and refused, where no file needs it as well. */
export const profileIsRight = async (profileFile: string): Promise<void> => void (await profileOf(profileFile));
