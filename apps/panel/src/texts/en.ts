import { access } from './en/access.js';
import { frame } from './en/frame.js';
import { nodes } from './en/nodes.js';
import { overview } from './en/overview.js';
import { services } from './en/services.js';
import { shared } from './en/shared.js';

/** Every text of the panel, in English; another language is another object of this shape. */
export const en = { ...access, ...frame, ...nodes, ...overview, ...services, ...shared } as const;
