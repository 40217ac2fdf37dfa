import {start} from '/forms/shared/duty.js';
import {keepWarnings} from '/forms/shared/warnings.js';

/** The decision to meet or to move. New dates are checked against the days off while they are typed. */
export function startMove(camForm, $scope) {
  const form = camForm.formElement[0];
  const valueOf = name => form.querySelector(`[cam-variable-name=${name}]`).value;
  keepWarnings($scope, () => {
    const dates = {newStart: valueOf('newStart'), newLineTest: valueOf('newLineTest')};
    return $scope.decision === 'MOVE' && dates.newStart && dates.newLineTest
      ? {url: `/api/tasks/${encodeURIComponent(camForm.taskId)}/move/check`, type: 'application/json', body: JSON.stringify(dates)}
      : null;
  });
  return start(camForm, $scope);
}
