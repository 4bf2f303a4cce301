/** Parts of the page of settings, as its address names them. */
export const SETTINGS_TABS = ['changes', 'directors', 'kernel', 'webhooks'] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];
