/** The annotations by which people and the restart controller speak to each other. */
export const annotations = {
  /** On a ConfigMap or Secret: `"true"` lets a change of its content restart workloads with the same labels. */
  trigger: 'rolling.restart.controller/triggerRestart',
  /** On a workload: `"true"` lets ConfigMaps and Secrets with the same labels restart it. */
  onTrigger: 'rolling.restart.controller/restartOnTrigger',
  /** On a workload: `"true"` lets every ConfigMap and Secret that its pods refer to restart it. */
  onReference: 'rolling.restart.controller/restartOnReference',
  /** Ours, on a workload's own metadata: the content that its pods began with, by ConfigMap and Secret. */
  baseline: 'rolling.restart.controller/baseline',
  /** Ours, on the pod template: when, and for which content. A change of the template is what restarts pods. */
  timestamp: 'rolling.restart.controller/restartTimestamp',
  contentHash: 'rolling.restart.controller/contentHash',
} as const

/** Whether the annotation says exactly `"true"`; anything else, `"True"` too, is no. */
export function isAsked(
  written: Readonly<Record<string, string>> | undefined,
  annotation: (typeof annotations)[keyof typeof annotations],
): boolean {
  return written !== undefined && Object.hasOwn(written, annotation) && written[annotation] === 'true'
}
