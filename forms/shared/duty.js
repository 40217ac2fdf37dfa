/*
 * What all forms of duties share. Tasklist compiles a form with AngularJS; a form is HTML, this file does the rest.
 *
 * A form, forms/<Name>.html:
 *
 *     <link rel="stylesheet" href="/forms/shared/duty.css">
 *     <form role="form" name="form" class="duty" novalidate>
 *       <div ng-include="'/forms/shared/head.html'"></div>
 *       ... fields ...
 *       <div ng-include="'/forms/shared/foot.html'"></div>
 *       <script cam-script type="text/form-script">
 *         import('/forms/shared/duty.js').then(duty => duty.start(camForm, $scope));
 *       </script>
 *     </form>
 *
 * start(camForm, $scope, ready)
 *     loads GET /api/tasks/{taskId} into $scope.task, fills in the draft of this browser or else the last answer,
 *     then calls ready(task) once, inside a digest: the place to derive rows from task.data.
 *
 * Fields (vn.diemcau.duty.FormRules reads the same attributes on the server):
 *     <label class="duty-field">Hội trường <input type="text" cam-variable-name="hall" cam-variable-type="String" required>
 *       <small>A hint.</small></label>
 *     <label class="duty-tick"><input type="checkbox" cam-variable-name="power" cam-variable-type="Boolean" required> Có máy phát điện</label>
 *   The label is data-label, or the own text of the <label> around the field. A choice is a <select>: the form SDK allows one
 *   element per name, so no radio buttons. No ng-if around a field: the SDK looks for fields once, when the form loads.
 *     required, min, max, minlength, maxlength (2000 on the server when none), pattern with title as its message,
 *     type number|date|datetime-local|email|tel, accept on files (obligatory; 25 MB each),
 *     data-lines="REGEX" each line of a textarea matches it; title is the message,
 *     data-required-if="choice=NO_GO" or "choice=A|B" or "tick=true": required then, else optional,
 *     data-shown-if="choice=YES" on the field, its label or anything around them: shown then; else neither asked, checked nor kept.
 *     The field in a condition stands before those that depend on it.
 *   Names: never one of a process variable (ready, proceed, linesAccepted: Tasklist would fill it in) nor of the scope
 *   (task, form, camForm, options, params, complete, save, refused, missing, loading).
 *
 * A JSON answer: keep it in a scope property, bind anything to it, and declare the field that carries it:
 *     <textarea hidden cam-variable-name="sites" cam-variable-type="String" data-json="rows" data-label="Danh sách điểm cầu"></textarea>
 *   $scope.rows is written as JSON into the variable "sites" before a submit and before a draft is kept, and read back from
 *   draft and answer. The two names differ. The server passes it through as text up to 1 MB: the duty's desk checks it.
 *   Inputs without cam-variable-name (ng-model="row.name") are yours to bind; AngularJS checks their required, min, max….
 *
 * Problems: while the form is invalid Tasklist's button is off and foot.html says what is missing. A refusal of the server
 *   (HTTP 400 {"message", "problems": [{"place", "message"}]}) is listed by foot.html; what was typed stays.
 *
 * head.html shows title, agency, words, deadline, help lines, attachments, and task.data.facts = [{label, value}] if a desk gives them.
 *
 * Looks (duty.css): .duty-field .duty-tick .duty-row (fields side by side) .duty-table .duty-note .duty-warning .duty-button.
 */
