// Two short lists, as the site tells of its own.

/** @import { Known } from "../../../docs/assets/js/pure/sheetheads.js" */

/** @type {Known} */
export const KNOWN = {
  heads: {
    id: ["id"],
    item: ["要做的事", "할 일"],
    list: ["清单", "체크리스트"],
    owner: ["负责人", "담당자"],
    due: ["截止日", "기한"],
    status: ["状态", "상태"],
    "done-on": ["完成日", "완료일"],
    notes: ["备注", "비고"],
    sha256: ["SHA-256"],
    file: ["文件", "파일"],
    captured: ["取得时间", "확보일시"],
    "sent-on": ["发出日", "발송일"],
    number: ["序号", "번호"],
    phase: ["阶段", "단계"],
    role: ["建议分工", "권장 담당"],
    source: ["来源", "출처"],
    proves: ["证明什么", "입증 취지"],
    "kept-at": ["原件存放位置", "원본 보관 위치"],
    letter: ["文书", "문서"],
    progress: ["完成进度", "진행 상황"],
    case: ["案件", "사건"],
    started: ["开始时间", "시작 일시"],
  },
  states: {
    open: ["待办", "대기", "未完成"],
    doing: ["进行中", "진행 중"],
    done: ["已完成", "완료", "完成"],
    na: ["不适用", "해당 없음"],
  },
  lists: {
    "first-day": {
      title: ["第一天", "첫날"],
      items: { "first-day/save": ["存好", "저장"], "first-day/call": ["打电话", "전화"] },
    },
    "audit": { title: ["自查", "점검"], items: { "audit/call": ["打电话", "전화"] } },
  },
  retired: {
    "first-day/old": "first-day/older",
    "first-day/older": "first-day/save",
    "audit/gone": null,
  },
  roles: { "first-day/save": ["运营", "운영 담당"], "first-day/call": ["客服", "고객 응대 담당"] },
  owners: {},
};
