/* The addresses of our pages in Cockpit. */

export const CONFERENCES = '/diemcau';
export const DESK = '/lap-hoi-nghi';
export const CHANGE = '/sua-hoi-nghi';

export const addressOf = id => `#${CONFERENCES}/${encodeURIComponent(id)}`;

/** A draft, or where drafts begin. */
export const deskOf = id => `#${DESK}${id ? `/${encodeURIComponent(id)}` : ''}`;

/**
 * Where a running conference is changed: its plan, its dates, or that it is held at all.
 *
 * @param duties codes of those to begin with
 */
export function changeOf(id, part, duties = []) {
  const query = new URLSearchParams({...(part && {phan: part}), ...(duties.length > 0 && {phan: 'ke-hoach', viec: duties.join(',')})});
  return `#${CHANGE}/${encodeURIComponent(id)}${query.size > 0 ? `?${query}` : ''}`;
}
