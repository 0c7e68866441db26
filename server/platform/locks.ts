// The advisory locks of this program on its database, in one place, so that no two share a number.

/** Numbers that no other program is likely to take on the same database. */
export const locks = {
  migrations: 7_305_228_914,
  seed: 7_305_228_915,
  retention: 7_305_228_916,
  expiredSessions: 7_305_228_917,
  absenceSweep: 7_305_228_918,
  expiredProofs: 7_305_228_919,
  leavings: 7_305_228_920,
  pictureSweep: 7_305_228_930,
  gamePictureSweep: 7_305_228_931,
  groupPictureSweep: 7_305_228_932,
  attachments: 7_305_228_960,
  attachmentSweep: 7_305_228_961,
  leftReports: 7_305_228_962,
  catalogueImport: 7_305_228_921,
  charges: 7_305_228_922,
  ledgerAudit: 7_305_228_923,
  alerts: 7_305_228_940,
  priceDrops: 7_305_228_941,
} as const;
