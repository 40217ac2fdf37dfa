/* Which conference, or which unit of one, a process of the engine belongs to. */
import {ask} from '/forms/shared/server.js';

// Cockpit tells a diagram's plugin a wrong address of the engine.
const ENGINE = '/camunda/api/engine/engine/default';
const MODELS = ['conference-preparation', 'unit-preparation'];

/**
 * Whether a definition is a model of ours. Those of each further Office have its code at the end of their keys. The engine
 * leaves a long key out of the id.
 */
async function isOurs(definition) {
  const key = definition.includes(':')
    ? definition.split(':')[0]
    : (await ask(`${ENGINE}/process-definition/${encodeURIComponent(definition)}`)).key;
  return MODELS.some(model => key === model || key.startsWith(`${model}-`));
}

/** {conference, unit} of a process instance; `unit` is null on the conference's own; null for a foreign process. */
export async function whose(instance) {
  const {businessKey, definitionId} = await ask(`${ENGINE}/process-instance/${instance}`);
  return businessKey && await isOurs(definitionId) ? partsOf(businessKey) : null;
}

/** {conference} that alone runs by a definition; {many: true} when several do; null when none does. */
export async function whoseAlone(definition) {
  if (!await isOurs(definition)) return null;
  const ofDefinition = `processDefinitionId=${encodeURIComponent(definition)}`;
  const [first] = await ask(`${ENGINE}/process-instance?${ofDefinition}&maxResults=1`);
  if (!first?.businessKey) return null;
  const {conference, unit} = partsOf(first.businessKey);
  const alike = encodeURIComponent(unit ? `${conference}:%` : conference);
  const [all, own] = await Promise.all(['', `&businessKeyLike=${alike}`].map(more =>
    ask(`${ENGINE}/process-instance/count?${ofDefinition}${more}`)));
  return all.count === own.count ? {conference} : {many: true};
}

// A unit's process is called conference:unit.
function partsOf(businessKey) {
  const [conference, unit = null] = businessKey.split(':');
  return {conference, unit};
}
