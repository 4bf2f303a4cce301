/** One director, three real servers. */
export const ICON_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#3f6fd8" stroke-width="2.4" stroke-linecap="round">
<circle cx="16" cy="7" r="4.2" fill="#3f6fd8"/>
<path d="M16 11v5M16 16 6.5 22M16 16v6M16 16l9.5 6"/>
<circle cx="6" cy="25" r="3"/><circle cx="16" cy="25" r="3"/><circle cx="26" cy="25" r="3"/>
</svg>
`;
