/** `open-stage` → `OpenStage`: construct ids and the placeholders of the state machine. */
export function toPascalCase(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
