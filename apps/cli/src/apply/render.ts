import type { Schemas } from '#libs/api-client';
import { safeText } from '../output/table.js';
import type { FieldDifference } from './compare.js';
import type { Action } from './plan.js';
import type { Preview, PreviewedEdit } from './preview.js';

const SIGNS: Record<Action, string> = { create: '+', update: '~', delete: '-' };
const LONGEST = 160;

/** The plan for people: objects with their fields before and after, what machines would do, and how much that is. */
export function renderPreview({ edits, unchanged, machines, impact }: Preview, nameOf: (id: string) => string): string {
  const owners = [...new Set(edits.map(({ edit }) => edit.owner))];
  const objects = owners.flatMap((owner) => ownerLines(owner, edits, nameOf));
  return [...objects, ...machineLines(machines), ...impactLines(impact), '', summaryOf(edits, unchanged)].join('\n');
}

/** `2 to create, 1 to change, 0 to delete; 4 are as they should be.` */
export function summaryOf(edits: readonly PreviewedEdit[], unchanged: number): string {
  const count = (action: Action): number => edits.filter(({ edit }) => edit.action === action).length;
  return `${count('create')} to create, ${count('update')} to change, ${count('delete')} to delete; ${unchanged} as they should be.`;
}

function ownerLines(owner: string, edits: readonly PreviewedEdit[], nameOf: (id: string) => string): string[] {
  const own = edits.filter(({ edit }) => edit.owner === owner);
  const itself = own.find(({ edit }) => edit.title === owner);
  const others = own.filter((one) => one !== itself);
  const sign = itself === undefined ? SIGNS.update : SIGNS[itself.edit.action];
  return [
    safeText(`${sign} ${owner}`),
    ...(itself === undefined ? [] : fieldLines(itself, '    ', nameOf)),
    ...others.flatMap((one) => [
      safeText(`  ${SIGNS[one.edit.action]} ${one.edit.title}`),
      ...fieldLines(one, '      ', nameOf),
    ]),
  ];
}

function fieldLines({ edit, fields }: PreviewedEdit, indent: string, nameOf: (id: string) => string): string[] {
  const shown = (value: unknown): string => valueText(value, nameOf);
  return fields.map(({ field, before, after }: FieldDifference) => {
    const values = edit.action === 'create' ? shown(after) : `${shown(before)} → ${shown(after)}`;
    return `${indent}${safeText(`${field}: ${values}`)}`;
  });
}

function valueText(value: unknown, nameOf: (id: string) => string): string {
  if (value === null || value === undefined) return 'none';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    return value.length === 0 ? 'none' : value.map((item: unknown) => valueText(item, nameOf)).join(', ');
  }
  const text = typeof value === 'string' ? nameOf(value) : JSON.stringify(value);
  if (text === '') return '""';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function machineLines(machines: readonly Schemas['MachinePlanView'][]): string[] {
  if (machines.length === 0) return [];
  const steps = machines.flatMap(({ name, steps: own }) => [
    `  ${safeText(name)}`,
    ...own.map(({ command, reason }) => `    ${safeText(`${command}   # ${reason}`)}`),
  ]);
  return ['', 'The machines would:', ...steps];
}

function impactLines(impact: Schemas['ImpactView'] | null): string[] {
  const losing = impact?.servers.filter(({ losesTraffic }) => losesTraffic) ?? [];
  if (impact === null || losing.length === 0) return [];
  const names = losing.map(({ name }) => name).join(', ');
  return ['', safeText(`No new connections any more: ${names} (${impact.connections} are open on what changes).`)];
}
