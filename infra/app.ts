import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { addBudget } from './budget-stack.ts';
import { ParafStack } from './paraf-stack.ts';
import { readSettings, SettingsError } from './settings.ts';

try {
  const app = new App();
  const settings = readSettings(app.node.getAllContext());
  new ParafStack(app, settings);
  addBudget(app, settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  app.synth();
} catch (fault) {
  if (!(fault instanceof SettingsError)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
}
