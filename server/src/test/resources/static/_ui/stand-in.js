export const standsIn = true;
