/* What the clerk has to know of dates, and what hinders nobody: sentences beside the fields before the button is pressed. */
import {ask} from '/forms/shared/duty.js';

const PAUSE = 700;

/**
 * Keeps $scope.warnings in step with what is typed.
 *
 * @param question gives {url, body, type} for what is typed now, or null when there is nothing to ask
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

/** Without an answer nothing is known; whoever presses the button is told what is wrong. */
async function warningsOf({url, body, type}) {
  const answer = await ask(url, {method: 'POST', headers: {'Content-Type': type}, body}).catch(() => null);
  return answer?.warnings ?? [];
}
