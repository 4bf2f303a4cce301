import { access } from './en/access.js';
import { frame } from './en/frame.js';
import { nodes } from './en/nodes.js';
import { overview } from './en/overview.js';
import { services } from './en/services.js';

/** Every text of the panel, in English; another language is another object of this shape. */
export const en = { ...access, ...frame, ...nodes, ...overview, ...services } as const;
