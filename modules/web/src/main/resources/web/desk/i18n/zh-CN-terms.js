// SPDX-License-Identifier: Apache-2.0
// States, papers and other terms of the field in Chinese.
export default {
  'state.PENDING_APPROVAL': '待审批', 'state.SENT': '已发出', 'state.SIGNED': '已签收', 'state.IN_PROGRESS': '办理中', 'state.NEED_SUPPLEMENT': '待补正',
  'state.FEEDBACK': '已反馈', 'state.CONFIRMED': '已确认办结', 'state.RETURNED': '已退回', 'state.WITHDRAWN': '已撤回', 'state.DISPUTED': '争议中',
  'state.UNSPECIFIED': '—',

  'freeze.PENDING_APPROVAL': '待审批', 'freeze.ORDERED': '已送达', 'freeze.QUEUED': '轮候', 'freeze.EFFECTIVE': '生效', 'freeze.RELEASED': '已解除',
  'freeze.LAPSED': '期满失效', 'freeze.REFUSED': '未能协助', 'freeze.WITHDRAWN': '已撤回', 'freeze.SPENT': '已扣划', 'freeze.controlled': '实际控制',
  'freeze.violations': '协助单位 {n} 次以待内部审批为由未答复（INT 192）', 'freeze.pending': '待答复的措施', 'freeze.awaitsApproval': '待本院审批',
  'freeze.awaitsAnswer': '待协助单位回执', 'freeze.queue': '查看轮候',

  'warningState.OPEN': '预警中', 'warningState.ACKNOWLEDGED': '已确认', 'warningState.CLEARED': '已解除',

  'orderState.SENT': '已下达', 'orderState.ACKNOWLEDGED': '已签收', 'orderState.DONE': '已完成',

  'campaign.APPLIED': '已申请', 'campaign.IN_FORCE': '执行中', 'campaign.REFUSED': '不予', 'campaign.CLOSED': '已结束',

  'campaignKind.SUPERVISE': '督促执行', 'campaignKind.ASSIGN': '指令执行', 'campaignKind.TAKE_UP': '提级执行', 'campaignKind.CONCENTRATE': '集中执行',
  'campaignKind.ACT_JOINTLY': '协同执行', 'campaignKind.SETTLE_DISPOSAL': '执行协调', 'campaignKind.DISPATCH': '统一调度',

  'roomState.OPEN': '开放', 'roomState.CLOSED': '已关闭',

  'watch.REQUESTED': '已提出', 'watch.ACTIVE': '布控中', 'watch.REFUSED': '不予布控', 'watch.CANCELLED': '已撤控', 'watch.EXPIRED': '已到期',
  'watch.everywhere': '全国',

  'watchAnswer.WAITING': '待受理', 'watchAnswer.ACCEPTED': '已受理', 'watchAnswer.REFUSED': '不受理',

  'watchEnd.COMMAND': '本院撤控', 'watchEnd.PERFORMED': '履行完毕', 'watchEnd.CASE_CLOSED': '结案', 'watchEnd.BANKRUPTCY': '受理破产', 'watchEnd.EXPIRED': '到期',

  'gridState.SENT': '已推送', 'gridState.ASSIGNED': '已分派', 'gridState.REPORTED': '已回报', 'gridState.VERIFIED': '已核实', 'gridState.RATED': '已评价',

  'grid.FIND': '查找', 'grid.SERVE': '协助送达', 'grid.WITNESS': '见证执行', 'grid.URGE': '促成履行', 'grid.round': '第 {n} 轮', 'grid.answers': '回报',
  'grid.calledNow': '现名', 'grid.place': '核查位置', 'grid.objection': '退回理由',

  'gridResult.FOUND': '找到本人', 'gridResult.NOT_FOUND': '未找到', 'gridResult.SERVED': '已协助送达', 'gridResult.SERVICE_ATTEMPTED': '送达未完成',
  'gridResult.WITNESSED': '已见证', 'gridResult.SETTLED': '已履行、和解', 'gridResult.UNKNOWN': '无法核实',

  'address.OK': '地址属实', 'address.OK_RETURNS_OFTEN': '地址属实，近期常回', 'address.NOT_LIVING_HERE': '不在此居住', 'address.NEW': '有新住址', 'address.DECEASED': '已去世',
  'address.UNKNOWN': '不详',

  'distribution.SERVED': '已送达', 'distribution.DEPOSITED': '部分发放、提存', 'distribution.PAID': '已发放', 'distribution.WITHDRAWN': '已撤回',

  'matter.FREEZE_DEPOSIT': '冻结银行存款', 'matter.RENEW_DEPOSIT': '续行冻结银行存款', 'matter.RELEASE_DEPOSIT': '解除冻结银行存款', 'matter.DEDUCT_DEPOSIT': '扣划银行存款',
  'matter.FREEZE_EQUITY': '公示冻结股权', 'matter.RENEW_EQUITY': '续行冻结股权', 'matter.RELEASE_EQUITY': '解除冻结股权', 'matter.SEAL_REALTY': '查封不动产',
  'matter.RENEW_REALTY': '续行查封不动产', 'matter.RELEASE_REALTY': '解除查封不动产', 'matter.TRANSFER_TITLE': '过户登记', 'matter.SEAL_MOVABLE': '查封动产（含车辆）',
  'matter.FREEZE_RECEIVABLE': '冻结到期债权', 'matter.WITHHOLD_INCOME': '扣留、提取收入', 'matter.QUERY_ASSET': '调查财产', 'matter.SERVE_DOC': '委托送达',
  'matter.FIND_PERSON': '协助查找被执行人', 'matter.HOLD_PERSON': '协助控制被执行人', 'matter.WITNESS': '见证、现场协助', 'matter.OTHER': '其他事项',

  'paper.ENTRUSTMENT_LETTER': '委托执行函', 'paper.RULING': '执行裁定书', 'paper.ASSISTANCE_NOTICE': '协助执行通知书', 'paper.RELEASE_NOTICE': '协助解除冻结通知书',
  'paper.ENFORCEMENT_BASIS': '执行依据', 'paper.SERVICE_RETURN': '送达回证', 'paper.CREDENTIALS': '执行公务证及工作证', 'paper.COMPULSORY_SUMMONS': '拘传票',
  'paper.DETENTION_DECISION': '拘留决定书', 'paper.INVESTIGATION_ORDER': '调查令', 'paper.JUDICIAL_DOCUMENT': '待送达法律文书', 'paper.RECEIPT': '回执',
  'paper.HAND_OVER_RECORD': '移交记录', 'paper.TRANSFER_REQUEST': '商请移送执行函', 'paper.TRANSFER_LETTER': '移送执行函', 'paper.DISTRIBUTION_PLAN': '财产分配方案',
  'paper.DISTRIBUTION_OBJECTION': '分配方案异议书', 'paper.CASE_NOTICE': '受理案件通知书', 'paper.JUDGMENT': '判决书、裁定书', 'paper.SUPERVISION_ORDER': '督促执行令',
  'paper.DECISION': '决定书、协调意见', 'paper.UNDERTAKING': '保证书、具结书', 'paper.MEDICAL_FINDING': '体检、诊断证明', 'paper.PHOTO': '照片', 'paper.OTHER': '其他材料',
  'paper.kind': '文书种类', 'paper.number': '文号', 'paper.file': '文件', 'paper.add': '添加文书', 'paper.remove': '移除文书', 'paper.document': '文件',

  'officer.name': '姓名', 'officer.id': '编号', 'officer.pass': '工作证号', 'officer.add': '添加人员',

  'subject.PERSON': '自然人', 'subject.ORGANISATION': '单位', 'subject.former': '曾用名 {names}',

  'party.APPLICANT': '申请执行人', 'party.DEBTOR': '被执行人', 'party.THIRD': '协助执行人',

  'asset.DEPOSIT': '存款', 'asset.REALTY': '不动产', 'asset.MOVABLE': '动产', 'asset.EQUITY': '股权', 'asset.RECEIVABLE': '到期债权', 'asset.INCOME': '收入',
  'asset.OTHER': '其他财产权', 'asset.queue': '轮候顺位，共 {n} 件', 'asset.queueTitle': '轮候顺位', 'asset.order': '按协助单位登记先后排列，不得调整（PRES 16）。',
  'asset.disposes': '有处置权', 'asset.releasing': '解除中', 'asset.outside': '中枢外冻结', 'asset.disputes': '顺位争议', 'asset.before': '报 {court}',
  'asset.settled': '已裁决', 'asset.transfers': '商请移送',

  'use.BASIC': '基本存款账户', 'use.SETTLEMENT': '一般结算账户', 'use.WAGE_SPECIAL': '农民工工资专用账户', 'use.WAGE_DEPOSIT': '工资保证金', 'use.RESERVE': '存款准备金',
  'use.TRUST': '信托财产', 'use.PARTY_DUES': '党费、工会经费', 'use.SOCIAL_SECURITY': '社会保险基金', 'use.LIVELIHOOD': '生活必需',

  'queue.rank': '顺位', 'queue.court': '法院', 'queue.case': '原冻结案号', 'queue.state': '状态', 'queue.received': '可信接收', 'queue.registered': '登记时间',
  'queue.amount': '金额（元）', 'queue.controlled': '实际控制', 'queue.until': '到期',

  'measure.ORDER': '冻结', 'measure.RENEWAL': '续冻', 'measure.RELEASE': '解除', 'measure.DEDUCTION': '扣划', 'measure.BALANCE': '余额',

  'result.DONE': '已办理', 'result.PARTLY': '部分办理', 'result.QUEUED': '轮候登记', 'result.REFUSED': '未能办理',
  'result.PENDING_INTERNAL_APPROVAL': '待内部审批（违法，将记录）',

  'freezeStage.PRE_SUIT': '诉前保全', 'freezeStage.PRESERVATION': '诉讼保全', 'freezeStage.ENFORCEMENT': '执行',

  'release.PAID': '债务已清偿', 'release.APPLICANT_CONSENTS': '申请人撤回或同意', 'release.THIRD_PARTY_PROPERTY': '案外人财产', 'release.OVER_LIMIT': '超标的额',
  'release.SECURITY': '已提供担保', 'release.UNSOLD': '流拍且不抵债', 'release.BANKRUPTCY': '受理破产', 'release.SUPERIOR_RULING': '上级法院裁定', 'release.OTHER': '其他',

  'transfer.SECURED': '优先债权', 'transfer.PRESERVATION': '保全满一年未处分',

  'transferState.ASKED': '待答复', 'transferState.GRANTED': '已移送', 'transferState.REFUSED': '不予移送', 'transferState.UNANSWERED': '逾期未答复',
  'transferState.ENDED': '自然终结',

  'rankDispute.REGISTERED_OTHERWISE': '登记次序与接收不一致', 'rankDispute.OUTSIDE_FREEZE': '中枢外冻结', 'rankDispute.CONFLICTING_INSTRUMENTS': '文书相互冲突',
  'rankDispute.DISPOSAL': '处置权争议',

  'share.ORDINARY': '普通债权', 'share.SECURED': '优先权', 'share.WAGES': '劳动报酬', 'share.COSTS': '执行费用', 'share.SURPLUS': '退还被执行人',

  'plan.planned': '方案金额', 'plan.paid': '已发放', 'plan.deposited': '已提存', 'plan.reserved': '预留', 'plan.objections': '异议', 'plan.ofShare': '对第 {n} 份',
  'plan.creditor': '债权人', 'plan.ground': '依据',

  'ground.PAPERS_NOT_SUPPLEMENTED': '材料不符且逾期未补正', 'ground.OUTSIDE_LISTED_MATTERS': '超出委托事项范围且经沟通确不能办理', 'ground.NOT_IN_AREA': '财产或行为实施地不在本辖区',

  'stage.STARTED': '开始办理', 'stage.PROGRESS': '进展', 'stage.FINAL': '反馈结果',

  'outcome.DONE': '已按要求办理', 'outcome.PARTLY': '部分办理', 'outcome.NOT_POSSIBLE': '无法办理',

  'ruling.RESUME': '继续办理', 'ruling.WORK': '责令办理', 'ruling.DONE': '视为办结', 'ruling.RETURN': '退回',

  'score.5': '很好', 'score.4': '好', 'score.3': '一般', 'score.2': '差', 'score.1': '很差',

  'verify.yes': '属实，通过', 'verify.no': '退回重查',

  'basis.SUMMONS_WHEREABOUTS_UNKNOWN': '传唤不到，下落不明（仅核实）', 'basis.COMPELLED_ATTENDANCE': '拘传票', 'basis.DETENTION_DECISION': '拘留决定书',
  'basis.EXIT_BAN': '不准出境', 'basis.VEHICLE_FIND': '查找已查封车辆', 'basis.CRIMINAL_313': '拒执罪',

  'warning.UNCONTROLLED': '有财产未查控', 'warning.UNDISPOSED': '到期未处置', 'warning.UNPAID': '超期未发款', 'warning.UNCLOSED': '长期未结',
  'warning.UNARCHIVED': '超期未归档', 'warning.NODE_LATE': '流程节点超期', 'warning.ENTRUSTED_LATE': '受托事项超期', 'warning.FREEZE_LAPSING': '查封冻结将到期',
  'warning.WATCH_LAPSING': '布控将到期', 'warning.INSTITUTION_LATE': '协助单位逾期未答复', 'warning.RELEASE_DUE': '应解未解', 'warning.ORDER_LATE': '调度令逾期',
  'warning.DOCKET_LATE': '移送案件逾期未立案', 'warning.GRID_LATE': '网格任务逾期', 'warning.ALERT_UNANSWERED': '告警无人确认', 'warning.SECOND_SEARCH': '二次调查到期',
  'warning.SUPERVISION_LATE': '督办逾期', 'warning.DUTY_ABSENT': '值班脱岗', 'warning.ladder': '逐级预警',

  'level.REMINDER': '提醒', 'level.OVERDUE': '超期', 'level.SEVERE': '严重超期', 'level.UNSPECIFIED': '—',

  'rung.OFFICER': '承办人', 'rung.TEAM': '团队负责人', 'rung.BUREAU': '局长', 'rung.PRESIDENT': '院长', 'rung.SUPERIOR': '上级法院', 'rung.UNSPECIFIED': '—',

  'clock.asset.outside': '中枢外冻结期限', 'clock.dispute.forward': '报送期限', 'clock.dispute.reply': '答复期限', 'clock.entrust.confirm': '确认期限',
  'clock.grid.reminder': '提醒', 'clock.supervision.answer': '答复期限', 'clock.transfer.answer': '答复移送期限', 'clock.transfer.docket': '立案期限',
  'clock.watch.recall': '撤控确认', 'clock.alert.hold': '控制时限', 'clock.duty.absent': '到岗时限', 'clock.paused': '中止', 'clock.provisional': '暂定',
  'clock.entrust.start': '开始办理', 'clock.entrust.report': '报告进展', 'clock.entrust.period': '办理期限', 'clock.entrust.urgent': '紧急办理',
  'clock.entrust.supplement': '补正期限', 'clock.entrust.sign': '签收期限', 'clock.entrust.rework': '责令办理', 'clock.freeze.period': '查控期限',
  'clock.freeze.answer': '回执期限', 'clock.freeze.release_duty': '应解期限', 'clock.watch.answer': '受理期限', 'clock.watch.validity': '布控期限',
  'clock.grid.answer': '回报期限', 'clock.collaboration.due': '办理期限', 'clock.dispatch.acknowledge': '签收期限', 'clock.dispatch.complete': '完成期限',
  'clock.distribution.objection': '异议期（15 日）', 'clock.distribution.oppose': '反对期（15 日）', 'clock.distribution.suit': '起诉期（15 日）',

  'reason.REASON_AGREEMENT_REQUIRED': '须依据协作协议', 'reason.REASON_BODY_MISMATCH': '内容与事项类型不符', 'reason.REASON_KIND_UNKNOWN': '没有这一事项类型',
  'reason.REASON_SHARES_MISMATCH': '份额合计与总额不符', 'reason.REASON_STAGE_FORBIDS': '所处阶段不允许', 'reason.REASON_TRANSFER_GROUND_INVALID': '商请移送的事由不成立',
  'reason.REASON_WATCH_ENDED': '布控已结束', 'reason.REASON_RENEW_FIRST': '须先续行查控（ENT 6）', 'reason.REASON_SIGNATURE_INVALID': '签名有误',
  'reason.REASON_DIGEST_MISMATCH': '文件校验不符', 'reason.REASON_NO_WRITER': '系统暂不能登记，请稍后再试', 'reason.REASON_CLOSING': '系统正在重启，请稍后再试',
  'reason.REASON_STATE_FORBIDS': '当前状态不能办理', 'reason.REASON_REVISION_MISMATCH': '内容已更新，请核对后再提交', 'reason.REASON_RETURN_GROUND_INVALID': '退回事由不成立',
  'reason.REASON_TOO_EARLY': '时间未到', 'reason.REASON_TOO_LATE': '期限已过', 'reason.REASON_PAPERS_MISSING': '文书不齐', 'reason.REASON_FIELD_INVALID': '填写有误',
  'reason.REASON_IDENTIFIER_INVALID': '证件号码或案号有误', 'reason.REASON_AMOUNT_INVALID': '金额有误（PRES 15）', 'reason.REASON_OVER_LIMIT': '超过执行标的（SEAL 19）',
  'reason.REASON_ASSET_PROTECTED': '该财产依法不得查控', 'reason.REASON_NOT_DEBTOR': '非被执行人财产（NET 7）', 'reason.REASON_PERIOD_TOO_LONG': '超过法定最长期限',
  'reason.REASON_ALREADY_FROZEN': '本案已冻结该财产', 'reason.REASON_ORIGINAL_MISMATCH': '原冻结案号或单号不符', 'reason.REASON_MEASURE_PENDING': '已有同类措施待办理',
  'reason.REASON_NOT_HOLDER': '仅持有法院可办理', 'reason.REASON_NOT_DISPOSER': '本院没有处置权', 'reason.REASON_DISPUTE_OPEN': '存在顺位争议，暂不得处置（ENF 68）',
  'reason.REASON_SECOND_OFFICER_REQUIRED': '须由第二名人员审批', 'reason.REASON_NOT_COMMON_SUPERIOR': '不是共同上级', 'reason.REASON_ACCOUNTS_OPEN': '仍有账户被冻结或轮候',
  'reason.REASON_ORDERS_OPEN': '仍有调度令未完成', 'reason.REASON_ORGANISATION_UNKNOWN': '目录中没有该单位', 'reason.REASON_ADDRESSEE_FORBIDDEN': '不能发往该单位',
  'reason.REASON_BASIS_FORBIDS': '法律依据不允许', 'reason.REASON_PERSONNEL_REQUIRED': '须派出人员（INT 179）', 'reason.REASON_RECEIPT_INVALID': '回执与措施不符',
  'reason.REASON_REQUEST_ID_REUSED': '已用同一编号提交过其他内容', 'reason.REASON_DOCUMENT_UNKNOWN': '文书未上传', 'reason.REASON_TOO_LARGE': '内容过大',

  'supervision.ORDERED': '督办中', 'supervision.ANSWERED': '已答复', 'supervision.SETTLED': '已办结',

  'objection.RAISED': '已提出', 'objection.OPPOSED': '有反对意见', 'objection.SUED': '已起诉', 'objection.UNOPPOSED': '无反对意见', 'objection.NOT_SUED': '逾期未起诉',
  'objection.JUDGED': '已裁判', 'objection.WAIVED': '已撤回',
};
