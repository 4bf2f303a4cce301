import { access } from './en/access.js';
import { activity } from './en/activity.js';
import { changes } from './en/changes.js';
import { clustering } from './en/clustering.js';
import { dashboard } from './en/dashboard.js';
import { frame } from './en/frame.js';
import { happenings } from './en/happenings.js';
import { imports } from './en/imports.js';
import { joining } from './en/joining.js';
import { machines } from './en/machines.js';
import { metrics } from './en/metrics.js';
import { people } from './en/people.js';
import { services } from './en/services.js';
import { settings } from './en/settings.js';
import { shared } from './en/shared.js';
import { trials } from './en/trials.js';
import { wizard } from './en/wizard.js';

/** Every text of the panel, in English; another language is another object of this shape. */
export const en = {
  ...access,
  ...activity,
  ...changes,
  ...clustering,
  ...dashboard,
  ...frame,
  ...happenings,
  ...imports,
  ...joining,
  ...machines,
  ...metrics,
  ...people,
  ...services,
  ...settings,
  ...shared,
  ...trials,
  ...wizard,
} as const;
