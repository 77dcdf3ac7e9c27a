import type { UserInvitationConfig, UserVerificationConfig } from 'aws-cdk-lib/aws-cognito';

/** After that, an invitation must be sent again (docs/runbook.md). */
export const TEMPORARY_PASSWORD_DAYS = 7;

/** The mail that an invited person gets. Cognito puts in the address and the temporary password. */
export const invitation = (baseUrl: string): UserInvitationConfig => ({
  emailSubject: 'Undangan: papan pemantauan masterplan (Paraf)',
  emailBody: [
    'Yth. Bapak/Ibu,',
    'Akun Bapak/Ibu untuk papan pemantauan masterplan telah dibuat.',
    `Buka <a href="${baseUrl}/">${baseUrl}/</a> dan masuk dengan:`,
    'Surel: {username}<br>Kata sandi sementara: {####}',
    `Kata sandi ini berlaku ${TEMPORARY_PASSWORD_DAYS} hari. Bapak/Ibu akan diminta membuat kata sandi sendiri, lalu memindai kode QR dengan aplikasi autentikator di ponsel (misalnya Google Authenticator atau Microsoft Authenticator). Setiap kali masuk, aplikasi itu memberi enam angka.`,
    'Surel ini hanya untuk Bapak/Ibu; jangan diteruskan.',
  ].join('<br><br>'),
});

/** The mail with the code that lets somebody set a new password. */
export const verification: UserVerificationConfig = {
  emailSubject: 'Kode untuk kata sandi baru (Paraf)',
  emailBody:
    'Yth. Bapak/Ibu,<br><br>Kode Bapak/Ibu: {####}<br><br>Bila Bapak/Ibu tidak memintanya, abaikan surel ini dan beri tahu Kominfo.',
};
