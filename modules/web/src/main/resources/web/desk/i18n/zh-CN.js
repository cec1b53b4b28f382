// SPDX-License-Identifier: Apache-2.0
// Words of the desk in Chinese.
import terms from '/desk/i18n/zh-CN-terms.js';

export default {
  ...terms,
  'page.title': '法院工作台', 'page.court': '执行指挥中心', 'page.keeper': '协助执行单位', 'page.lists': '列表', 'page.loading': '正在载入', 'page.search': '搜索',
  'page.otherLanguage': 'English',

  'nav.supervisions': '督办', 'nav.distributions': '分配', 'nav.inbox': '收件箱', 'nav.outbox': '发件箱', 'nav.supervised': '上级督办', 'nav.answers': '待回执',
  'nav.batch': '批量', 'nav.campaigns': '调度协同', 'nav.orders': '调度令', 'nav.freezes': '查控措施', 'nav.assets': '财产轮候', 'nav.warnings': '预警',
  'nav.watches': '布控', 'nav.grid': '网格协查', 'nav.rooms': '协作室',

  'role.OFFICER': '承办', 'role.APPROVER': '审批', 'role.COMMAND_CENTRE': '指挥中心', 'role.ADMINISTRATOR': '管理', 'role.AUDITOR': '审计', 'role.POLICE': '警务',
  'role.GRID_WORKER': '网格', 'role.SYSTEM': '系统',

  'list.show': '显示范围', 'list.any': '全部', 'list.all': '全选本页', 'list.choose': '选择', 'list.chosen': '已选 {n}', 'list.export': '导出', 'list.refresh': '刷新',
  'list.fresh': '有 {n} 条新件，点此显示', 'list.notRenewed': '数据未更新，停在 {time}。', 'list.range': '{from}–{to} / {n}', 'list.before': '上一页', 'list.after': '下一页',

  'link.connecting': '连接中',

  'empty.supervisions': '目前没有督办', 'empty.distributions': '目前没有分配方案', 'empty.inbox': '目前没有受托事项', 'empty.outbox': '目前没有发出的事项',
  'empty.supervised': '目前没有报送本院的事项', 'empty.answers': '目前没有待回执的措施', 'empty.freezes': '目前没有查控措施', 'empty.assets': '目前没有在控财产',
  'empty.campaigns': '目前没有调度或协同', 'empty.orders': '目前没有调度令', 'empty.warnings': '目前没有预警', 'empty.watches': '目前没有布控', 'empty.grid': '目前没有网格协查',
  'empty.rooms': '目前没有协作室', 'empty.messages': '还没有发言', 'empty.approvals': '没有待审批的批次', 'empty.batches': '本机没有保存的批次',

  'tab.toAnswer': '待答复', 'tab.toSettle': '待认定', 'tab.hung': '挂牌', 'tab.all': '全部', 'tab.toSign': '待签收', 'tab.working': '办理中', 'tab.supplement': '待补正',
  'tab.feedback': '已反馈', 'tab.late': '超期', 'tab.urgent': '紧急', 'tab.ended': '已结', 'tab.toApprove': '待审批', 'tab.answered': '已回执', 'tab.ordered': '已送达',
  'tab.effective': '生效', 'tab.queued': '轮候', 'tab.d60': '60 日内到期', 'tab.d15': '15 日内到期', 'tab.d7': '7 日内到期', 'tab.several': '有轮候',
  'tab.disputed': '有争议', 'tab.five': '五超', 'tab.freezeLapsing': '查封到期', 'tab.watchLapsing': '布控到期', 'tab.entrustedLate': '事项超期',
  'tab.laidBefore': '下级报送', 'tab.cleared': '已解除', 'tab.notAccepted': '待受理', 'tab.watching': '布控中', 'tab.toVerify': '待核实', 'tab.waiting': '待回报',
  'tab.toRate': '待评价', 'tab.toDecide': '待决定', 'tab.inForce': '执行中', 'tab.toDo': '本院待办', 'tab.notSigned': '未签收', 'tab.unread': '未读',
  'tab.leading': '本院主办',

  'filter.matter': '事项', 'filter.province': '来源省', 'filter.due': '期限', 'filter.d1': '1 日内', 'filter.d3': '3 日内', 'filter.d10': '10 日内',

  'col.superior': '督办法院', 'col.required': '督办要求', 'col.objections': '异议数', 'col.due': '期限', 'col.state': '状态', 'col.matter': '事项', 'col.from': '来源',
  'col.to': '受托法院', 'col.case': '案号', 'col.object': '标的、对象', 'col.handler': '承办', 'col.latest': '最新', 'col.delivered': '已送达', 'col.signed': '已签收',
  'col.worked': '首次办理', 'col.measure': '协助事项', 'col.request': '请求单号', 'col.account': '财产、账号', 'col.owner': '权利人', 'col.amount': '金额（元）',
  'col.arrived': '可信接收', 'col.lapses': '到期', 'col.registrar': '协助单位', 'col.batch': '批次', 'col.first': '首先查控', 'col.queue': '轮候数',
  'col.balance': '余额（元）', 'col.dispute': '争议', 'col.level': '级别', 'col.warning': '预警', 'col.owes': '责任单位', 'col.rung': '层级', 'col.clears': '处理',
  'col.validUntil': '布控期限', 'col.target': '对象', 'col.basis': '依据', 'col.police': '公安机关', 'col.asked': '提出时间', 'col.gridKind': '协查事项',
  'col.recipient': '接收单位', 'col.answer': '回报', 'col.title': '名称', 'col.lead': '主办', 'col.members': '成员数', 'col.unread': '未读', 'col.tasks': '任务',
  'col.opened': '开设时间', 'col.campaignKind': '类型', 'col.decider': '决定机关', 'col.extent': '范围', 'col.court': '法院', 'col.accounts': '账户数',
  'col.sent': '下达时间', 'col.province': '省',

  'due.left.days': '剩 {n} 天', 'due.left.hours': '剩 {n} 时', 'due.left.minutes': '剩 {n} 分', 'due.late.days': '超 {n} 天', 'due.late.hours': '超 {n} 时',
  'due.late.minutes': '超 {n} 分',

  'flag.hung': '挂牌督办', 'flag.overdue': '超期', 'flag.urged': '催办 {n}', 'flag.urgent': '紧急', 'flag.releaseDue': '应解除', 'flag.disputed': '争议中',

  'detail.title': '详情', 'detail.papers': '文书 {n}', 'detail.steps': '流程记录', 'detail.hub': '中枢', 'detail.clocks': '期限', 'detail.acts': '可办理',
  'detail.next': '下一步', 'detail.noActs': '现阶段无可办理事项', 'detail.otherRole': '需由其他角色办理', 'detail.flow': '流程', 'detail.superior': '共同上级',
  'detail.accepted': '可选', 'detail.allowed': '可办理', 'detail.field': '项目', 'detail.article': '依据', 'detail.not_before': '不早于', 'detail.holder': '持有人',
  'detail.state': '现状态',

  'act.Supervise': '督办', 'act.Answer': '答复', 'act.Settle': '认定', 'act.Hang': '挂牌、摘牌', 'act.Escalate': '报上级', 'act.Submit': '发送委托',
  'act.Approve': '审批', 'act.Sign': '签收', 'act.RequestSupplement': '要求补正', 'act.Supplement': '补正', 'act.Report': '登记反馈', 'act.Confirm': '确认办结',
  'act.Return': '退回', 'act.Withdraw': '撤回', 'act.Urge': '催办', 'act.Rate': '评价', 'act.RaiseDispute': '提出争议', 'act.SettleDispute': '裁决争议',
  'act.Order': '发送冻结裁定', 'act.RecordReceipt': '回执', 'act.Renew': '登记续冻裁定', 'act.Release': '登记解除裁定', 'act.Deduct': '登记扣划裁定', 'act.Convert': '转入执行',
  'act.RequestTransfer': '商请移送', 'act.AnswerTransfer': '答复移送', 'act.BeginDisposal': '登记启动处置', 'act.RaiseRankDispute': '提出顺位争议',
  'act.SettleRankDispute': '裁决顺位争议', 'act.VerifyRank': '核实首先有效', 'act.Object': '提出异议', 'act.Oppose': '反对异议', 'act.Waive': '不提异议',
  'act.FinaliseDistribution': '发放、提存', 'act.WithdrawDistribution': '撤回方案', 'act.Request': '提出布控', 'act.Extend': '延期', 'act.Cancel': '撤控',
  'act.Accept': '受理', 'act.Refuse': '不受理', 'act.Push': '推送网格', 'act.Verify': '核实', 'act.AcknowledgeWarning': '确认预警', 'act.HandOverWarning': '移交',
  'act.ReportFact': '登记办理事实', 'act.AcknowledgeOrder': '签收调度令', 'act.ReportOrder': '报告', 'act.Apply': '申请', 'act.Decide': '决定',
  'act.Dispatch': '补发调度令', 'act.Close': '结束', 'act.OpenRoom': '开设协作室', 'act.ChangeMembers': '变更成员', 'act.AddTask': '布置任务', 'act.FinishTask': '完成任务',
  'act.CloseRoom': '关闭', 'act.Post': '发言', 'act.Reveal': '显示', 'act.raised': '发出预警', 'act.climbed': '逐级上报', 'act.graver': '加重', 'act.cleared': '解除预警',
  'act.lapsed': '期满', 'act.promoted': '轮候转正', 'act.demoted': '顺位后移', 'act.transferred': '随案移送',

  'form.choose': '请选择', 'form.yes': '同意', 'form.no': '不同意', 'form.send': '提交', 'form.sending': '提交中', 'form.cancel': '取消', 'form.close': '关闭',
  'form.required': '须填写', 'form.fileMissing': '须附文件', 'form.officersMissing': '须填写人员', 'form.moneyWrong': '金额有误：元，至多两位小数',
  'form.caseNumberWrong': '案号格式有误', 'form.typedDiffers': '输入与户数不符', 'form.titleMany': '{act}（{n} 件）',

  'field.supervised': '被督办法院', 'field.itsCase': '其案号', 'field.resource': '涉及事项', 'field.requirement': '督办要求', 'field.hung': '挂牌',
  'field.isFinal': '正式答复', 'field.answer': '答复内容', 'field.granted': '审批意见', 'field.reason': '理由', 'field.text': '内容', 'field.remark': '备注',
  'field.papers': '文书材料', 'field.handler': '承办人编号', 'field.missingPaper': '缺少或不符的文书', 'field.whatIsWrong': '需补正的内容', 'field.stage': '反馈类型',
  'field.outcome': '办理结果', 'field.controlled': '实际控制金额（元）', 'field.report': '办理情况', 'field.ground': '事由', 'field.contacted': '与委托法院的沟通记录（何人、何时）',
  'field.returnReason': '退回说明', 'field.urge': '催办内容', 'field.score': '评价', 'field.dispute': '争议事项', 'field.ruling': '裁决', 'field.matter': '委托事项',
  'field.recipient': '受托法院', 'field.caseNumber': '执行案号', 'field.applicant': '申请执行人', 'field.debtor': '被执行人', 'field.registrar': '协助执行单位',
  'field.assetNumber': '账号、证号', 'field.amount': '金额（元）', 'field.originalCase': '原冻结案号', 'field.originalRequest': '原请求单号', 'field.whatIsAsked': '委托内容',
  'field.urgent': '紧急', 'field.subjectKind': '主体类型', 'field.identifier': '证件号码', 'field.formerNames': '曾用名', 'field.address': '住址',
  'field.measure': '答复的措施', 'field.result': '结果', 'field.registeredTime': '登记时间', 'field.registerNumber': '登记编号', 'field.balance': '余额（元）',
  'field.whyNot': '未办理的原因', 'field.partAmount': '部分解除金额（元）', 'field.ownOrder': '本院的查控', 'field.transferNumber': '商请序号', 'field.reserve': '预留份额（元）',
  'field.disposer': '处置法院', 'field.firstOrder': '首先有效的查控', 'field.found': '核实情况', 'field.witnesses': '见证人', 'field.share': '受异议份额',
  'field.inFavour': '应归份额', 'field.objection': '异议', 'field.objectionOrPlan': '异议（不选为全案）', 'field.basis': '法律依据', 'field.police': '公安机关代码',
  'field.person': '姓名', 'field.plate': '号牌', 'field.vehicle': '车辆特征', 'field.validUntil': '期限至', 'field.areas': '区域代码', 'field.dispatched': '派出人员',
  'field.cancelReason': '撤控事由', 'field.gridKind': '协查事项', 'field.gridRecipients': '接收单位代码', 'field.task': '任务内容', 'field.accepted': '核实意见',
  'field.whatIsDone': '正在采取的措施', 'field.desk': '接收席位', 'field.item': '财产或款项编号', 'field.happened': '发生时间', 'field.allDone': '全部完成',
  'field.decision': '决定内容', 'field.due': '期限', 'field.openRoom': '同时开设协作室', 'field.typed': '输入确认', 'field.achieved': '办理成果', 'field.invited': '邀请成员',
  'field.dismissed': '移出成员', 'field.member': '成员', 'field.taskNumber': '任务', 'field.roomTitle': '协作室名称', 'field.members': '成员代码',
  'field.revealReason': '调阅理由（将记录）', 'field.legalGround': '法律依据',

  'hint.handler': '留空由本人承办', 'hint.supplementAsked': '已要求补正 {n} 次', 'hint.supplementFirst': '未要求补正的，不得以材料不符退回', 'hint.contacted': '未经沟通不得直接退回',
  'hint.registered': '先后次序以此为准（PRES 16）', 'hint.partAmount': '留空为全部解除', 'hint.basis': '无法律依据不得布控', 'hint.areas': '区划代码前缀，多个以逗号分隔',
  'hint.several': '多个以逗号分隔', 'hint.gridTask': '网格员只能看到姓名、住址和任务', 'hint.dueAsApplied': '留空按申请的期限', 'hint.typed': '请输入“{text}”',
  'hint.noNames': '不得写入个人姓名',

  'fact.sender': '委托法院', 'fact.recipient': '受托单位', 'fact.handler': '承办人', 'fact.accepted': '可信接收', 'fact.agreement': '协作协议', 'fact.asset': '财产',
  'fact.registrar': '协助单位', 'fact.amount': '金额（元）', 'fact.owner': '权利人', 'fact.original': '原冻结案号、单号', 'fact.person': '对象', 'fact.basis': '依据',
  'fact.asked': '委托内容', 'fact.rating': '评价', 'fact.supplements': '补正次数', 'fact.parties': '当事人', 'fact.court': '法院', 'fact.case': '案号',
  'fact.stage': '阶段', 'fact.debtor': '被执行人', 'fact.claim': '执行标的（元）', 'fact.effective': '实际控制（元）', 'fact.deducted': '已扣划（元）', 'fact.trusted': '可信接收',
  'fact.registered': '单位登记', 'fact.period': '期限', 'fact.releaseDuty': '应解事由', 'fact.batch': '批次', 'fact.balance': '余额（元）', 'fact.uses': '财产用途',
  'fact.disposal': '启动处置', 'fact.owes': '责任单位', 'fact.due': '期限', 'fact.raised': '发出时间', 'fact.team': '团队', 'fact.resource': '涉及事项',
  'fact.cleared': '解除时间', 'fact.vehicle': '车辆', 'fact.validUntil': '期限至', 'fact.areas': '区域', 'fact.officer': '承办人', 'fact.extensions': '延期次数',
  'fact.suppressed': '撤控后行踪', 'fact.end': '结束原因', 'fact.address': '住址', 'fact.office': '分派单位', 'fact.worker': '网格员', 'fact.sent': '发出时间',
  'fact.lead': '主办法院', 'fact.decider': '决定机关', 'fact.ground': '法律依据', 'fact.why': '申请理由', 'fact.decision': '决定', 'fact.applied': '申请时间',
  'fact.decided': '决定时间', 'fact.orders': '调度令数', 'fact.role': '角色', 'fact.do.MEASURE_TAKEN': '登记查控', 'fact.do.PRICING_STARTED': '登记处置',
  'fact.do.MONEY_PAID_OUT': '登记发款', 'fact.do.CLOSED': '登记结案', 'fact.do.ARCHIVED': '登记归档', 'fact.do.SEARCHED_AGAIN': '登记二次调查',

  'room.enter': '进入', 'room.leave': '返回列表', 'room.export': '导出', 'room.atOnce': '立即执行', 'room.task': '任务', 'room.tasks': '任务',
  'room.tasksDone': '{done}/{n}', 'room.noTasks': '没有任务', 'room.done': '已完成', 'room.members': '参与单位 {n}', 'room.lead': '主办', 'room.assists': '协同',
  'room.read': '已读 {n}/{all}', 'room.readBy': '已读 {n}/{all}', 'room.timeline': '发言记录', 'room.opinion': '正式意见第 {n} 号', 'room.talk': '沟通',
  'room.write': '发言', 'room.kept': '草稿已存本机', 'room.attach': '附件', 'room.sendTalk': '发送沟通', 'room.sendOpinion': '签发正式意见', 'room.closed': '协作室已关闭',
  'room.files': '材料 {n}', 'room.queue': '财产轮候', 'room.noAsset': '未关联财产', 'room.plan': '分配方案', 'room.noPlan': '没有分配方案',

  'batch.leave': '返回', 'batch.steps': '步骤', 'batch.step.import': '导入', 'batch.step.check': '校验', 'batch.step.preview': '分组预览',
  'batch.step.approve': '审批', 'batch.step.follow': '跟踪', 'batch.mode.freeze': '批量冻结', 'batch.mode.dispatch': '统一调度批量解冻',
  'batch.mode.release': '批量解除本院查控', 'batch.about.freeze': '本院裁定，逐户发送协助单位', 'batch.about.dispatch': '多院冻结，报共同上级统一调度',
  'batch.about.file': 'CSV（UTF-8 或 GB18030）或从电子表格粘贴；首行为列名。账号须为文本。', 'batch.file': '选择文件', 'batch.paste': '或粘贴', 'batch.read': '校验',
  'batch.columns': '可用的列', 'batch.fault.empty': '没有数据', 'batch.fault.unknown': '没有名为“{column}”的列', 'batch.fault.twice': '“{column}”列重复',
  'batch.fault.missing': '缺少列：{columns}', 'batch.fault.ruined': '“{column}”列第 {row} 行为“{value}”：电子表格已丢失号码位数。请将该列设为文本后重新导出。',
  'batch.fault.encoding': '文件不是 UTF-8 或 GB18030', 'batch.checked': '{n} 行：{good} 通过，{bad} 有误', 'batch.rows': '（行 {rows}）',
  'batch.sum': '金额合计 {sum} 元', 'batch.row': '行', 'batch.back': '上一步', 'batch.wrong': '内容有误', 'batch.twice': '与其他行重复', 'batch.ruined': '号码位数已丢失',
  'batch.amountNeeded': '须载明金额（PRES 15）', 'batch.overLimit': '超过执行标的，须说明理由（SEAL 19）', 'batch.wages': '农民工工资账户不得冻结（条例 33）',
  'batch.protected': '该类财产不得冻结', 'batch.notDebtor': '非被执行人财产（NET 7）', 'batch.tooLong': '超过法定最长期限（INT 485）', 'batch.rankMissing': '同一账户其他行有顺位',
  'batch.rankTwice': '顺位重复', 'batch.courtUnknown': '目录中没有该法院', 'batch.missing.registrar': '缺协助单位', 'batch.missing.kind': '缺财产种类',
  'batch.missing.number': '缺账号', 'batch.missing.claim': '缺执行标的', 'batch.missing.case_number': '缺案号', 'batch.missing.stage': '缺阶段',
  'batch.missing.debtor_kind': '缺被执行人类型', 'batch.missing.debtor_name': '缺被执行人', 'batch.missing.court': '缺冻结法院',
  'batch.missing.original_case_number': '缺原冻结案号', 'batch.missing.original_request_number': '缺原请求单号', 'batch.accounts': '户数', 'batch.courts': '法院数',
  'batch.households': '{n} 户', 'batch.groups': '{provinces} 省 {courts} 院 {accounts} 户', 'batch.superior': '跨院，共同上级：', 'batch.noSuperior': '没有共同上级',
  'batch.tail': '{n} 户有轮候，按先解尾部的次序：', 'batch.ownMeasures': '本院查控 {n} 户，逐户登记解除裁定并送协助单位。', 'batch.superiorApproves': '由 {court} 审批决定并核对户数。',
  'batch.fourEyes': '规则要求双人审批的，由第二名审批人核对户数后送出。', 'batch.apply': '提交申请', 'batch.send': '发送', 'batch.applied': '申请已送共同上级，待决定。',
  'batch.sending': '已发送 {n}/{all}', 'batch.open': '未完成：{n} 户', 'batch.allAnswered': '全部已办理', 'batch.resend': '补正重发 {n}', 'batch.why': '原因',
  'batch.noRollup': '正在读取进度', 'batch.figures': '{accounts} 户 · {courts} 院 · {provinces} 省', 'batch.finished': '已全部解除',
  'batch.notFinished': '未完成：{n} 户仍有冻结或轮候', 'batch.promoted': '轮候转正 {n} 户', 'batch.find': '定位', 'batch.waiting': '待本人审批的批次', 'batch.kept': '本机保存的批次',
  'batch.prepared': '{officer} 提交 {n} 户', 'batch.secondOfficer': '须由审批人办理，且不得为提交人', 'batch.releaseAll': '批量解除 {n} 户',

  'own.unsent': '未发送', 'own.toApprove': '待审批', 'own.atBank': '送协助单位', 'own.effective': '生效', 'own.queued': '轮候', 'own.done': '已回执',
  'own.returned': '退回',

  'track.toSign': '待签收', 'track.signed': '已签收', 'track.atBank': '已裁定送银行', 'track.answered': '已回执', 'track.promoted': '轮候转正', 'track.returned': '退回',

  'search.label': '案号、单位、账号、事项', 'search.none': '没有找到',

  'toast.done': '已登记：{act} {n} 件', 'toast.gone': '该事项已不在列表中',

  'error.unknown': '出现错误：{message}',
};
