import { tagsOf } from '../../functions/mail/message-tags.ts';

/** Sending events in the shape in which SES hands them to EventBridge, addresses and diagnoses included. */
type Of = { readonly section: string; readonly row: string };

const mailOf = (of: Of | null) => ({
  timestamp: '2026-11-24T03:00:00.000Z',
  source: 'masterplan@kominfo.example',
  sourceArn: 'arn:aws:ses:ap-southeast-3:123456789012:identity/kominfo.example',
  sendingAccountId: '123456789012',
  messageId: '010f019abcde-11111111-2222-3333-4444-555555555555-000000',
  destination: ['sekda@kantor.example'],
  headersTruncated: false,
  headers: [{ name: 'Subject', value: 'Mohon pengesahan: Visi' }],
  commonHeaders: { from: ['masterplan@kominfo.example'], to: ['sekda@kantor.example'], subject: 'Mohon' },
  tags: {
    'ses:operation': ['SendRawEmail'],
    'ses:configuration-set': ['paraf'],
    'ses:source-ip': ['192.0.2.1'],
    'ses:from-domain': ['kominfo.example'],
    'ses:caller-identity': ['mailer'],
    ...(of === null
      ? {}
      : Object.fromEntries(Object.entries(tagsOf(of)).map(([name, value]) => [name, [value]]))),
  },
});

const inEventBridge = (detailType: string, detail: object) => ({
  version: '0',
  id: '12345678-1234-1234-1234-123456789012',
  'detail-type': detailType,
  source: 'aws.ses',
  account: '123456789012',
  time: '2026-11-24T03:00:05Z',
  region: 'ap-southeast-3',
  resources: ['arn:aws:ses:ap-southeast-3:123456789012:configuration-set/paraf'],
  detail,
});

export const bounce = (of: Of | null, bounceType = 'Permanent', bounceSubType = 'General') =>
  inEventBridge('Email Bounced', {
    eventType: 'Bounce',
    mail: mailOf(of),
    bounce: {
      feedbackId: '010f019abcdf-66666666-7777-8888-9999-000000000000-000000',
      bounceType,
      bounceSubType,
      bouncedRecipients: [
        {
          emailAddress: 'sekda@kantor.example',
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 <sekda@kantor.example>: Recipient address rejected',
        },
      ],
      timestamp: '2026-11-24T03:00:04.000Z',
      reportingMTA: 'dns; c123-1.smtp-out.ap-southeast-3.amazonses.com',
    },
  });

export const complaint = (
  of: Of | null,
  { subType = null, type = 'abuse' }: { subType?: string | null; type?: string | null } = {},
) =>
  inEventBridge('Email Complaint Received', {
    eventType: 'Complaint',
    mail: mailOf(of),
    complaint: {
      feedbackId: '010f019abce0-66666666-7777-8888-9999-000000000000-000000',
      complaintSubType: subType,
      complainedRecipients: [{ emailAddress: 'sekda@kantor.example' }],
      timestamp: '2026-11-24T03:00:04.000Z',
      userAgent: 'AnyCompany Feedback Loop (V0.01)',
      ...(type === null ? {} : { complaintFeedbackType: type }),
      arrivalDate: '2026-11-24T03:00:03.000Z',
    },
  });

export const reject = (of: Of | null) =>
  inEventBridge('Email Rejected', {
    eventType: 'Reject',
    mail: mailOf(of),
    reject: { reason: 'Bad content' },
  });
