/*
 * The forms of line test and roll call beyond duty.js: one result per site, passed by default.
 *
 * results(duty, camForm, $scope, question): question is the field of the answer for a site's result.
 * The scope gets groups (as task.data has them, each row with its result), done and the functions of the form.
 */

export function results(duty, camForm, $scope, question) {
  Object.assign($scope, {groups: [], filter: {}, data: null});
  let loaded = null;
  const rows = () => $scope.groups.flatMap(group => group.sites);
  // duty.js reads the answer from here, and fills in a draft or the last answer.
  Object.defineProperty($scope, 'rows', {
    configurable: true,
    get: () => rows().map(row => ({site: row.id, [question]: row.well, note: row.well ? null : row.remark || null})),
    set: answer => { loaded = answer; },
  });

  const failed = group => group.sites.filter(row => !row.well).length;
  $scope.failedOf = failed;
  $scope.failed = () => $scope.groups.reduce((sum, group) => sum + failed(group), 0);
  $scope.count = () => rows().length;
  $scope.allWell = group => (group ? group.sites : rows()).forEach(row => { row.well = true; });
  $scope.noneWell = group => group.sites.forEach(row => { row.well = false; });
  $scope.isShown = row => (!$scope.filter.onlyFailed || !row.well)
    && (!$scope.filter.text || row.search.includes(fold($scope.filter.text)));
  $scope.shownOf = group => group.sites.filter($scope.isShown).length;

  const form = camForm.formElement[0];
  const started = duty.start(camForm, $scope, task => {
    // A draft continues this round. The answer of the previous round does not count.
    const draft = loaded && JSON.stringify(loaded) !== written(task?.answer?.results) ? loaded : [];
    const typed = new Map(draft.map(row => [row.site, row]));
    $scope.data = task?.data;
    $scope.groups = (task?.data?.groups ?? []).map(group => ({
      ...group,
      sites: group.sites.map(row => ({
        ...row,
        well: typed.get(row.id)?.[question] ?? true,
        remark: typed.get(row.id)?.note ?? '',
        search: fold(`${row.label} ${group.name}`),
      })),
    }));
  });
  const inputAt = $scope.inputAt;
  $scope.inputAt = place => [...form.querySelectorAll('[data-place]')].find(el => el.dataset.place === place) ?? inputAt(place);
  $scope.goTo = place => {
    // The filter may hide this row.
    $scope.filter = {};
    setTimeout(() => $scope.inputAt(place)?.focus());
  };
  return started;
}

function fold(name) {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').replace(/\s+/g, ' ').trim();
}

/** The answer as this page writes it; programs may space it otherwise. */
function written(answer) {
  try {
    return JSON.stringify(JSON.parse(answer));
  } catch {
    return null;
  }
}
