/* Keeps what is typed through a reload or a new sign-in, in this tab alone. */

/** A place for one thing: {get, put, drop}. */
export function kept(name) {
  const key = `diemcau-change-${name}`;
  return {
    get: () => {
      try {
        return JSON.parse(sessionStorage.getItem(key));
      } catch {
        return null;
      }
    },
    put: value => {
      try {
        sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // A full store keeps nothing; the page itself still does.
      }
    },
    drop: () => sessionStorage.removeItem(key),
  };
}
