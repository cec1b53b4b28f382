// SPDX-License-Identifier: Apache-2.0
// States, papers and other terms of the field in English; legal terms keep the Chinese beside it.
export default {
  'state.PENDING_APPROVAL': 'To approve', 'state.SENT': 'Sent', 'state.SIGNED': 'Signed', 'state.IN_PROGRESS': 'In work',
  'state.NEED_SUPPLEMENT': 'Needs papers', 'state.FEEDBACK': 'Answered', 'state.CONFIRMED': 'Confirmed', 'state.RETURNED': 'Returned',
  'state.WITHDRAWN': 'Withdrawn', 'state.DISPUTED': 'Disputed', 'state.UNSPECIFIED': '—',

  'freeze.PENDING_APPROVAL': 'To approve', 'freeze.ORDERED': 'Delivered', 'freeze.QUEUED': '轮候 (queued)', 'freeze.EFFECTIVE': 'In force',
  'freeze.RELEASED': 'Released', 'freeze.LAPSED': 'Lapsed', 'freeze.REFUSED': 'Not carried out', 'freeze.WITHDRAWN': 'Withdrawn',
  'freeze.SPENT': 'Deducted', 'freeze.controlled': 'Controlled', 'freeze.violations': '{n} replies that the law forbids (INT 192)',
  'freeze.pending': 'Measures without an answer', 'freeze.awaitsApproval': 'Waits for approval', 'freeze.awaitsAnswer': 'Waits for the institution',
  'freeze.queue': 'Show the queue',

  'warningState.OPEN': 'Open', 'warningState.ACKNOWLEDGED': 'Acknowledged', 'warningState.CLEARED': 'Cleared',

  'orderState.SENT': 'Sent', 'orderState.ACKNOWLEDGED': 'Signed', 'orderState.DONE': 'Done',

  'campaign.APPLIED': 'Applied', 'campaign.IN_FORCE': 'In force', 'campaign.REFUSED': 'Refused', 'campaign.CLOSED': 'Closed',

  'campaignKind.SUPERVISE': '督促 (supervise)', 'campaignKind.ASSIGN': '指令 (assign)', 'campaignKind.TAKE_UP': '提级 (take up)',
  'campaignKind.CONCENTRATE': '集中 (concentrate)', 'campaignKind.ACT_JOINTLY': '协同 (act jointly)',
  'campaignKind.SETTLE_DISPOSAL': '协调 (settle disposal)', 'campaignKind.DISPATCH': '统一调度 (dispatch)',

  'roomState.OPEN': 'Open', 'roomState.CLOSED': 'Closed',

  'watch.REQUESTED': 'Asked', 'watch.ACTIVE': 'Watching', 'watch.REFUSED': 'Refused', 'watch.CANCELLED': 'Cancelled', 'watch.EXPIRED': 'Expired',
  'watch.everywhere': 'Everywhere',

  'watchAnswer.WAITING': 'waiting', 'watchAnswer.ACCEPTED': 'accepted', 'watchAnswer.REFUSED': 'refused',

  'watchEnd.COMMAND': 'Cancelled by the court', 'watchEnd.PERFORMED': 'Performed', 'watchEnd.CASE_CLOSED': 'Case closed',
  'watchEnd.BANKRUPTCY': 'Bankruptcy', 'watchEnd.EXPIRED': 'Expired',

  'gridState.SENT': 'Pushed', 'gridState.ASSIGNED': 'Assigned', 'gridState.REPORTED': 'Answered', 'gridState.VERIFIED': 'Verified',
  'gridState.RATED': 'Rated',

  'grid.FIND': 'Find', 'grid.SERVE': 'Help to serve', 'grid.WITNESS': 'Witness', 'grid.URGE': 'Urge', 'grid.round': 'Round {n}',
  'grid.answers': 'Answers', 'grid.calledNow': 'Called now', 'grid.place': 'Where the worker stood', 'grid.objection': 'Sent back:',

  'gridResult.FOUND': 'Found', 'gridResult.NOT_FOUND': 'Not found', 'gridResult.SERVED': 'Served',
  'gridResult.SERVICE_ATTEMPTED': 'Service attempted', 'gridResult.WITNESSED': 'Witnessed', 'gridResult.SETTLED': 'Settled',
  'gridResult.UNKNOWN': 'Unknown',

  'address.OK': 'Address holds', 'address.OK_RETURNS_OFTEN': 'Holds, returns often', 'address.NOT_LIVING_HERE': 'Does not live there',
  'address.NEW': 'New address', 'address.DECEASED': 'Deceased', 'address.UNKNOWN': 'Unknown',

  'distribution.SERVED': 'Served', 'distribution.DEPOSITED': 'Partly paid, deposited', 'distribution.PAID': 'Paid',
  'distribution.WITHDRAWN': 'Withdrawn',

  'matter.FREEZE_DEPOSIT': '冻结 (freeze a deposit)', 'matter.RENEW_DEPOSIT': '续冻 (renew)', 'matter.RELEASE_DEPOSIT': '解冻 (release)',
  'matter.DEDUCT_DEPOSIT': '扣划 (deduct)', 'matter.FREEZE_EQUITY': '冻结股权 (equity)', 'matter.RENEW_EQUITY': '续冻股权 (renew equity)',
  'matter.RELEASE_EQUITY': '解冻股权 (release equity)', 'matter.SEAL_REALTY': '查封 (seal realty)', 'matter.RENEW_REALTY': '续封 (renew)',
  'matter.RELEASE_REALTY': '解封 (release)', 'matter.TRANSFER_TITLE': '过户 (transfer title)', 'matter.SEAL_MOVABLE': '查封动产 (movables)',
  'matter.FREEZE_RECEIVABLE': '冻结债权 (receivable)', 'matter.WITHHOLD_INCOME': '扣留收入 (income)', 'matter.QUERY_ASSET': '调查财产 (query)',
  'matter.SERVE_DOC': '送达 (serve)', 'matter.FIND_PERSON': '查找 (find a person)', 'matter.HOLD_PERSON': '控制 (hold a person)',
  'matter.WITNESS': '见证 (witness)', 'matter.OTHER': 'Other',

  'paper.ENTRUSTMENT_LETTER': 'Letter of entrustment', 'paper.RULING': 'Ruling', 'paper.ASSISTANCE_NOTICE': 'Notice of assistance',
  'paper.RELEASE_NOTICE': 'Notice of release', 'paper.ENFORCEMENT_BASIS': 'Basis of enforcement', 'paper.SERVICE_RETURN': 'Proof of service',
  'paper.CREDENTIALS': 'Credentials', 'paper.COMPULSORY_SUMMONS': 'Compulsory summons', 'paper.DETENTION_DECISION': 'Detention decision',
  'paper.INVESTIGATION_ORDER': 'Investigation order', 'paper.JUDICIAL_DOCUMENT': 'Papers to be served', 'paper.RECEIPT': 'Receipt',
  'paper.HAND_OVER_RECORD': 'Hand-over record', 'paper.TRANSFER_REQUEST': 'Request of transfer', 'paper.TRANSFER_LETTER': 'Letter of transfer',
  'paper.DISTRIBUTION_PLAN': 'Distribution plan', 'paper.DISTRIBUTION_OBJECTION': 'Objection', 'paper.CASE_NOTICE': 'Notice of docketing',
  'paper.JUDGMENT': 'Judgment', 'paper.SUPERVISION_ORDER': 'Supervision order', 'paper.DECISION': 'Decision', 'paper.UNDERTAKING': 'Undertaking',
  'paper.MEDICAL_FINDING': 'Medical finding', 'paper.PHOTO': 'Photograph', 'paper.OTHER': 'Other', 'paper.kind': 'Kind of paper',
  'paper.number': 'Number', 'paper.file': 'File', 'paper.add': 'Add a paper', 'paper.remove': 'Remove paper', 'paper.document': 'Document',

  'officer.name': 'Name', 'officer.id': 'Id', 'officer.pass': 'Work pass', 'officer.add': 'Add an officer',

  'subject.PERSON': 'Person', 'subject.ORGANISATION': 'Organisation', 'subject.former': 'formerly {names}',

  'party.APPLICANT': 'Applicant', 'party.DEBTOR': 'Debtor', 'party.THIRD': 'Third party',

  'asset.DEPOSIT': 'Deposit', 'asset.REALTY': 'Realty', 'asset.MOVABLE': 'Movable', 'asset.EQUITY': 'Equity', 'asset.RECEIVABLE': 'Receivable',
  'asset.INCOME': 'Income', 'asset.OTHER': 'Other', 'asset.queue': 'Queue of {n}', 'asset.queueTitle': 'Queue',
  'asset.order': 'In the order in which the institution registered (PRES 16); never sorted anew.', 'asset.disposes': 'disposes',
  'asset.releasing': 'being released', 'asset.outside': 'from outside', 'asset.disputes': 'Disputes', 'asset.before': 'before {court}',
  'asset.settled': 'settled', 'asset.transfers': 'Requests of transfer',

  'use.BASIC': 'Basic account', 'use.SETTLEMENT': 'Settlement account', 'use.WAGE_SPECIAL': 'Wage account', 'use.WAGE_DEPOSIT': 'Wage deposit',
  'use.RESERVE': 'Reserve', 'use.TRUST': 'Trust', 'use.PARTY_DUES': 'Party dues', 'use.SOCIAL_SECURITY': 'Social security',
  'use.LIVELIHOOD': 'Livelihood',

  'queue.rank': 'Rank', 'queue.court': 'Court', 'queue.case': 'Original case', 'queue.state': 'State', 'queue.received': 'Received',
  'queue.registered': 'Registered', 'queue.amount': 'Amount (CNY)', 'queue.controlled': 'Controlled', 'queue.until': 'Until',

  'measure.ORDER': 'Freeze', 'measure.RENEWAL': 'Renew', 'measure.RELEASE': 'Release', 'measure.DEDUCTION': 'Deduct', 'measure.BALANCE': 'Balance',

  'result.DONE': 'Done', 'result.PARTLY': 'Partly', 'result.QUEUED': '轮候 (queued)', 'result.REFUSED': 'Not done',
  'result.PENDING_INTERNAL_APPROVAL': 'Internal approval (recorded as a violation)',

  'freezeStage.PRE_SUIT': 'Before suit', 'freezeStage.PRESERVATION': 'Preservation', 'freezeStage.ENFORCEMENT': 'Enforcement',

  'release.PAID': 'Paid', 'release.APPLICANT_CONSENTS': 'Applicant consents', 'release.THIRD_PARTY_PROPERTY': 'Third party\'s',
  'release.OVER_LIMIT': 'Over the limit', 'release.SECURITY': 'Security', 'release.UNSOLD': 'Unsold', 'release.BANKRUPTCY': 'Bankruptcy',
  'release.SUPERIOR_RULING': 'Superior\'s ruling', 'release.OTHER': 'Other',

  'transfer.SECURED': 'Secured claim', 'transfer.PRESERVATION': 'A year of preservation',

  'transferState.ASKED': 'Asked', 'transferState.GRANTED': 'Granted', 'transferState.REFUSED': 'Refused', 'transferState.UNANSWERED': 'Unanswered',
  'transferState.ENDED': 'Ended',

  'rankDispute.REGISTERED_OTHERWISE': 'Registered in another order', 'rankDispute.OUTSIDE_FREEZE': 'Outside freeze',
  'rankDispute.CONFLICTING_INSTRUMENTS': 'Conflicting instruments', 'rankDispute.DISPOSAL': 'Who disposes',

  'share.ORDINARY': 'Ordinary', 'share.SECURED': 'Secured', 'share.WAGES': 'Wages', 'share.COSTS': 'Costs', 'share.SURPLUS': 'Surplus',

  'plan.planned': 'Planned', 'plan.paid': 'Paid', 'plan.deposited': 'Deposited', 'plan.reserved': 'reserved', 'plan.objections': 'Objections',
  'plan.ofShare': 'to share {n}', 'plan.creditor': 'Creditor', 'plan.ground': 'Ground',

  'ground.PAPERS_NOT_SUPPLEMENTED': 'Papers not supplemented', 'ground.OUTSIDE_LISTED_MATTERS': 'Outside the listed matters',
  'ground.NOT_IN_AREA': 'Not in this area',

  'stage.STARTED': 'Work begun', 'stage.PROGRESS': 'Progress', 'stage.FINAL': 'Result',

  'outcome.DONE': 'Done', 'outcome.PARTLY': 'Partly', 'outcome.NOT_POSSIBLE': 'Not possible',

  'ruling.RESUME': 'Go on', 'ruling.WORK': 'Work on', 'ruling.DONE': 'Counts as done', 'ruling.RETURN': 'Goes back',

  'score.5': 'Very good', 'score.4': 'Good', 'score.3': 'Fair', 'score.2': 'Poor', 'score.1': 'Very poor',

  'verify.yes': 'It stands', 'verify.no': 'Send back',

  'basis.SUMMONS_WHEREABOUTS_UNKNOWN': '传唤不到 (inform only)', 'basis.COMPELLED_ATTENDANCE': '拘传 (compelled attendance)',
  'basis.DETENTION_DECISION': '拘留 (detention)', 'basis.EXIT_BAN': '不准出境 (exit ban)', 'basis.VEHICLE_FIND': '查车 (sealed vehicle)',
  'basis.CRIMINAL_313': '拒执罪 (crime 313)',

  'warning.UNCONTROLLED': 'Property not controlled', 'warning.UNDISPOSED': 'Not disposed of', 'warning.UNPAID': 'Not paid out',
  'warning.UNCLOSED': 'Long open', 'warning.UNARCHIVED': 'Not archived', 'warning.NODE_LATE': 'Node late',
  'warning.ENTRUSTED_LATE': 'Entrusted matter late', 'warning.FREEZE_LAPSING': 'Measure ending', 'warning.WATCH_LAPSING': 'Watch ending',
  'warning.INSTITUTION_LATE': 'Institution late', 'warning.RELEASE_DUE': 'Release due', 'warning.ORDER_LATE': 'Order late',
  'warning.DOCKET_LATE': 'Docketing late', 'warning.GRID_LATE': 'Grid task late', 'warning.ALERT_UNANSWERED': 'Alert unanswered',
  'warning.SECOND_SEARCH': 'Second search due', 'warning.SUPERVISION_LATE': 'Supervision late', 'warning.DUTY_ABSENT': 'Duty absent',
  'warning.ladder': 'Ladder',

  'level.REMINDER': 'Reminder', 'level.OVERDUE': 'Overdue', 'level.SEVERE': 'Severe', 'level.UNSPECIFIED': '—',

  'rung.OFFICER': 'Officer', 'rung.TEAM': 'Team head', 'rung.BUREAU': 'Bureau chief', 'rung.PRESIDENT': 'President', 'rung.SUPERIOR': 'Superior',
  'rung.UNSPECIFIED': '—',

  'clock.asset.outside': 'Outside freeze', 'clock.dispute.forward': 'Forward', 'clock.dispute.reply': 'Reply', 'clock.entrust.confirm': 'Confirm',
  'clock.grid.reminder': 'Reminder', 'clock.supervision.answer': 'Answer', 'clock.transfer.answer': 'Answer', 'clock.transfer.docket': 'Docket',
  'clock.watch.recall': 'Recall', 'clock.alert.hold': 'Holding', 'clock.duty.absent': 'Attendance', 'clock.paused': 'Stands still',
  'clock.provisional': 'provisional', 'clock.entrust.start': 'Begin', 'clock.entrust.report': 'Report', 'clock.entrust.period': 'Period',
  'clock.entrust.urgent': 'Urgent period', 'clock.entrust.supplement': 'Supplement', 'clock.entrust.sign': 'Sign', 'clock.entrust.rework': 'Rework',
  'clock.freeze.period': 'Measure', 'clock.freeze.answer': 'Answer', 'clock.freeze.release_duty': 'Release duty', 'clock.watch.answer': 'Answer',
  'clock.watch.validity': 'Validity', 'clock.grid.answer': 'Answer', 'clock.collaboration.due': 'Due', 'clock.dispatch.acknowledge': 'Sign',
  'clock.dispatch.complete': 'Complete', 'clock.distribution.objection': 'Objection (15 days)', 'clock.distribution.oppose': 'Opposing (15 days)',
  'clock.distribution.suit': 'Suit (15 days)',

  'reason.REASON_AGREEMENT_REQUIRED': 'An agreement is needed', 'reason.REASON_BODY_MISMATCH': 'The body does not fit the kind',
  'reason.REASON_KIND_UNKNOWN': 'No such kind', 'reason.REASON_SHARES_MISMATCH': 'The shares do not add up',
  'reason.REASON_STAGE_FORBIDS': 'The stage forbids it', 'reason.REASON_TRANSFER_GROUND_INVALID': 'This ground does not hold',
  'reason.REASON_WATCH_ENDED': 'The watch has ended', 'reason.REASON_RENEW_FIRST': 'Renew first (ENT 6)',
  'reason.REASON_SIGNATURE_INVALID': 'The signature is wrong', 'reason.REASON_DIGEST_MISMATCH': 'The digest does not match',
  'reason.REASON_NO_WRITER': 'Nothing can be recorded at the moment', 'reason.REASON_CLOSING': 'The hub is restarting',
  'reason.REASON_STATE_FORBIDS': 'Not in this state', 'reason.REASON_REVISION_MISMATCH': 'It has changed; check and send again',
  'reason.REASON_RETURN_GROUND_INVALID': 'This ground of return does not hold', 'reason.REASON_TOO_EARLY': 'Too early',
  'reason.REASON_TOO_LATE': 'Too late', 'reason.REASON_PAPERS_MISSING': 'Papers are missing',
  'reason.REASON_FIELD_INVALID': 'A field is not accepted', 'reason.REASON_IDENTIFIER_INVALID': 'An identifier is wrong',
  'reason.REASON_AMOUNT_INVALID': 'The amount is wrong (PRES 15)', 'reason.REASON_OVER_LIMIT': 'Over the claim (SEAL 19)',
  'reason.REASON_ASSET_PROTECTED': 'The law protects this property', 'reason.REASON_NOT_DEBTOR': 'Not the debtor\'s property (NET 7)',
  'reason.REASON_PERIOD_TOO_LONG': 'Longer than the law allows', 'reason.REASON_ALREADY_FROZEN': 'Already frozen in this case',
  'reason.REASON_ORIGINAL_MISMATCH': 'The original freeze does not match', 'reason.REASON_MEASURE_PENDING': 'A measure of this kind is pending',
  'reason.REASON_NOT_HOLDER': 'Only the holder may do this', 'reason.REASON_NOT_DISPOSER': 'This court may not dispose',
  'reason.REASON_DISPUTE_OPEN': 'A dispute is open (ENF 68)', 'reason.REASON_SECOND_OFFICER_REQUIRED': 'A second officer must approve',
  'reason.REASON_NOT_COMMON_SUPERIOR': 'Not the common superior', 'reason.REASON_ACCOUNTS_OPEN': 'Accounts are still frozen or queued',
  'reason.REASON_ORDERS_OPEN': 'Orders are still open', 'reason.REASON_ORGANISATION_UNKNOWN': 'No such organisation',
  'reason.REASON_ADDRESSEE_FORBIDDEN': 'It may not go there', 'reason.REASON_BASIS_FORBIDS': 'The legal basis does not allow it',
  'reason.REASON_PERSONNEL_REQUIRED': 'Officers must be sent (INT 179)', 'reason.REASON_RECEIPT_INVALID': 'The receipt does not fit',
  'reason.REASON_REQUEST_ID_REUSED': 'The request id was used for something else', 'reason.REASON_DOCUMENT_UNKNOWN': 'The document is not there',
  'reason.REASON_TOO_LARGE': 'Too large',

  'supervision.ORDERED': 'Ordered', 'supervision.ANSWERED': 'Answered', 'supervision.SETTLED': 'Settled',

  'objection.RAISED': 'Raised', 'objection.OPPOSED': 'Opposed', 'objection.SUED': 'Suit brought', 'objection.UNOPPOSED': 'Unopposed',
  'objection.NOT_SUED': 'No suit brought', 'objection.JUDGED': 'Judged', 'objection.WAIVED': 'Taken back',
};
