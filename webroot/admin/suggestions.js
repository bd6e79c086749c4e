export const WEB_ADDRESS = 'https?://\\S+';

export const zones = () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'))];
