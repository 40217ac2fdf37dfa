/* Puts our edits of a plan's rows onto the rows that a colleague has made in the meantime. */

const FIELDS = ['agency', 'units', 'only', 'name', 'kind', 'due', 'words', 'proof', 'ticks'];

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The fields in which two rows differ. */
export const differing = (one, other) => FIELDS.filter(field => !same(one[field], other[field]));

/** Rows by their codes; units that register by different dates have the same code several times. */
function byCode(rows) {
  const seen = {};
  return new Map(rows.filter(({code}) => code).map(row => {
    seen[row.code] = (seen[row.code] ?? 0) + 1;
    return [`${row.code} ${seen[row.code]}`, row];
  }));
}

/**
 * The rows with both edits; where both changed the same, ours.
 *
 * @param base the rows that we began with
 * @param fresh gives a new row's id
 * @returns {rows, clashes: [{row, theirs, fields}]}; without theirs, a colleague has left out what we edited
 */
export function merged(base, ours, theirs, fresh) {
  const [before, mine, now] = [base, ours, theirs].map(byCode);
  const clashes = [];
  const rows = [...now].map(([key, row]) => {
    const old = before.get(key);
    const own = mine.get(key);
    if (!old || !own) return row;
    const changed = differing(old, own);
    const both = changed.filter(field => !same(old[field], row[field]) && !same(own[field], row[field]));
    if (both.length > 0 || own.off && differing(old, row).length > 0) {
      clashes.push({row: row.id, theirs: row, fields: own.off ? differing(old, row) : both});
    }
    return {...row, ...Object.fromEntries(changed.map(field => [field, own[field]])), off: own.off};
  });
  for (const [key, own] of mine) {
    const old = before.get(key);
    if (!now.has(key) && !own.off && old && differing(old, own).length > 0) {
      const id = fresh();
      rows.push({...own, id, code: ''});
      clashes.push({row: id, theirs: null, fields: []});
    }
  }
  const theirNew = [...now].filter(([key]) => !before.has(key)).map(([, row]) => row);
  ours.filter(({code}) => !code)
    .filter(own => !theirNew.some(row => row.name === own.name && row.agency === own.agency && row.due === own.due))
    .forEach(own => rows.push(own));
  return {rows, clashes};
}

/** The name of the conference and the words of its sites, with both edits; where both changed the same, ours. */
export function mergedWords(base, ours, theirs) {
  const pick = (old, own, now) => same(old, own) ? now : own;
  const site = code => list => list.find(each => each.code === code) ?? {};
  return {
    title: pick(base.title, ours.title, theirs.title),
    sites: theirs.sites.map(now => {
      const [old, own] = [base.sites, ours.sites].map(site(now.code));
      return Object.fromEntries(Object.keys(now).map(key => [key, key in own ? pick(old[key], own[key], now[key]) : now[key]]));
    }),
  };
}
