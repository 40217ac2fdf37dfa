/* The addresses of our pages in Cockpit. */

export const CONFERENCES = '/diemcau';
export const DESK = '/lap-hoi-nghi';

export const addressOf = id => `#${CONFERENCES}/${encodeURIComponent(id)}`;

/** A draft, or where drafts begin. */
export const deskOf = id => `#${DESK}${id ? `/${encodeURIComponent(id)}` : ''}`;
