import { access } from './en/access.js';
import { changes } from './en/changes.js';
import { frame } from './en/frame.js';
import { happenings } from './en/happenings.js';
import { metrics } from './en/metrics.js';
import { nodes } from './en/nodes.js';
import { overview } from './en/overview.js';
import { people } from './en/people.js';
import { services } from './en/services.js';
import { settings } from './en/settings.js';
import { shared } from './en/shared.js';
import { wizard } from './en/wizard.js';

/** Every text of the panel, in English; another language is another object of this shape. */
export const en = {
  ...access,
  ...changes,
  ...frame,
  ...happenings,
  ...metrics,
  ...nodes,
  ...overview,
  ...people,
  ...services,
  ...settings,
  ...shared,
  ...wizard,
} as const;
