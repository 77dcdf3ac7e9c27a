import type { Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';

const Statement = v.looseObject({
  Effect: v.string(),
  Action: v.union([v.string(), v.array(v.string())]),
  Resource: v.optional(v.unknown()),
  Condition: v.optional(v.record(v.string(), v.record(v.string(), v.unknown()))),
});
const Policy = v.object({
  PolicyDocument: v.object({ Statement: v.array(Statement) }),
  Roles: v.array(v.object({ Ref: v.string() })),
});
const DeployedProperties = v.object({
  Role: v.object({ 'Fn::GetAtt': v.tuple([v.string(), v.literal('Arn')]) }),
  Timeout: v.number(),
  MemorySize: v.number(),
  Runtime: v.string(),
  Architectures: v.array(v.string()),
  DeadLetterConfig: v.optional(v.object({ TargetArn: v.unknown() })),
  ReservedConcurrentExecutions: v.optional(v.number()),
  Environment: v.object({ Variables: v.record(v.string(), v.unknown()) }),
});

export type Grant = { action: string; on: string; families?: string[]; condition?: unknown };
export type Deployed = v.InferOutput<typeof DeployedProperties> & { role: string; grants: Grant[] };

/** Every function of the template by the start of its logical id, with what its role may do, action by action. */
export function readFunctions(template: Template): Map<string, Deployed> {
  const grants = readGrants(template);
  const found = new Map<string, Deployed>();
  for (const [id, { Properties }] of Object.entries(template.findResources('AWS::Lambda::Function'))) {
    const parsed = v.parse(DeployedProperties, Properties);
    const role = parsed.Role['Fn::GetAtt'][0];
    found.set(withoutHash(id), { ...parsed, role, grants: grants.get(role) ?? [] });
  }
  return found;
}

/** What every role may do, by the role's logical id. */
export function readGrants(template: Template): Map<string, Grant[]> {
  const grants = new Map<string, Grant[]>();
  for (const { Properties } of Object.values(template.findResources('AWS::IAM::Policy'))) {
    const policy = v.parse(Policy, Properties);
    for (const { Ref } of policy.Roles) {
      grants.set(Ref, [...(grants.get(Ref) ?? []), ...policy.PolicyDocument.Statement.flatMap(asGrants)]);
    }
  }
  return grants;
}

function asGrants({ Effect, Action, Resource, Condition }: v.InferOutput<typeof Statement>): Grant[] {
  if (Effect !== 'Allow') throw new Error(`a role is given ${Effect}`);
  const { 'ForAllValues:StringLike': keys, Null: named, ...rest } = Condition ?? {};
  const families =
    keys === undefined ? undefined : v.parse(v.array(v.string()), keys['dynamodb:LeadingKeys']);
  const left =
    families !== undefined && named?.['dynamodb:LeadingKeys'] === 'false' ? rest : (Condition ?? {});
  const resources = Array.isArray(Resource) ? Resource : [Resource];
  return [Action].flat().flatMap((action) =>
    resources.map((resource) => ({
      action,
      on: flat(resource),
      ...(families === undefined ? {} : { families }),
      ...(Object.keys(left).length === 0 ? {} : { condition: left }),
    })),
  );
}

/** A reference in one line: `Records.Arn/index/by-time`. */
export function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(flat).join('');
  const one = v.parse(v.record(v.string(), v.unknown()), value);
  if (typeof one['Ref'] === 'string') return withoutHash(one['Ref']);
  const attribute = v.safeParse(v.tuple([v.string(), v.string()]), one['Fn::GetAtt']);
  if (attribute.success) return `${withoutHash(attribute.output[0])}.${attribute.output[1]}`;
  const joined = v.parse(v.tuple([v.literal(''), v.array(v.unknown())]), one['Fn::Join']);
  return joined[1].map(flat).join('');
}

/** A logical id as it is written in the code. */
export function withoutHash(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '');
}

const Mapping = v.object({
  FunctionName: v.object({ Ref: v.string() }),
  ParallelizationFactor: v.number(),
});

/** Why a function runs, as the template has it: batches of each shard, wakes a minute, events. By the start of its logical id. */
export function readWakes(
  template: Template,
): Map<string, { batches: number; ticks: number; events: number }> {
  const wakes = new Map<string, { batches: number; ticks: number; events: number }>();
  const of = (id: string) => {
    const known = wakes.get(id) ?? { batches: 0, ticks: 0, events: 0 };
    wakes.set(id, known);
    return known;
  };
  for (const { Properties } of Object.values(template.findResources('AWS::Lambda::EventSourceMapping'))) {
    const { FunctionName, ParallelizationFactor } = v.parse(Mapping, Properties);
    of(withoutHash(FunctionName.Ref)).batches += ParallelizationFactor;
  }
  for (const { Properties } of Object.values(template.findResources('AWS::Scheduler::Schedule')))
    of(flat(Properties.Target.Arn).replace(/\.Arn$/, '')).ticks += 1;
  for (const { Properties } of Object.values(template.findResources('AWS::Events::Rule')))
    for (const { Arn } of Properties.Targets) of(flat(Arn).replace(/\.Arn$/, '')).events += 1;
  return wakes;
}
