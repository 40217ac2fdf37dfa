/* Warnings about dates, shown beside the fields before the submit. They prevent nothing. */
import {ask} from '/forms/shared/duty.js';

const PAUSE = 700;

/**
 * Updates $scope.warnings from the typed values.
 *
 * @param question returns {url, body, type} for the typed values, or null
 */
export function keepWarnings($scope, question) {
  let timer;
  let asked = null;
  $scope.warnings = [];
  $scope.$watch(() => JSON.stringify(question()), now => {
    clearTimeout(timer);
    asked = now;
    if (now === 'null') {
      $scope.warnings = [];
    } else {
      timer = setTimeout(() => look(now), PAUSE);
    }
  });
  $scope.$on('$destroy', () => clearTimeout(timer));

  function look(now) {
    warningsOf(JSON.parse(now)).then(warnings => {
      if (now === asked) $scope.$evalAsync(() => { $scope.warnings = warnings; });
    });
  }
}

/** Without a response there are no warnings; the submit reports problems. */
async function warningsOf({url, body, type}) {
  const answer = await ask(url, {method: 'POST', headers: {'Content-Type': type}, body}).catch(() => null);
  return answer?.warnings ?? [];
}
