package io.bongsu.bench.desk;

import java.util.List;
import java.util.SplittableRandom;

/** What people write on tickets: few words very often, many seldom, as in life. */
final class Phrases {
    private static final List<String> KOREAN = List.of(
            ("장애 서버 접속 오류 로그인 네트워크 프린터 메일 계정 비밀번호 권한 신청 지연 결제 화면 데이터 백업 복구 배포 점검 방화벽 회선 전화 노트북 모니터 설치 갱신 인증서 만료 재시작 응답 속도"
                            + " 저하 용량 부족 디스크 메모리 확인 요청 처리 완료 담당자 원인 분석 조치 재발 방지 보고서 회의실 출입증 급여 정산 주문 재고 배송 고객 문의 상담 접수 취소 환불 승인 반려 검토"
                            + " 일정 변경 연기 협력사 지점 본사 창고 공장 설비 온도 습도 전원 냉각 케이블 스위치 라우터 무선 보안 취약점 악성코드 차단 해제 복제 동기화 색인 통계 월말 분기 감사 교육 휴가"
                            + " 구매 견적 계약 납품 검수 폐기 이전 증설 교체 임대 유지보수 정전 누수 화재 소음 진동 누락 중복 불일치 초기화 암호화 복호화 라이선스 평가 면접 채용 퇴사 입사 발령")
                    .split(" ", -1));
    private static final List<String> PARTICLES = List.of("", "이", "가", "를", "을", "에서", "으로", "의", "도", "만");
    private static final List<String> ENDINGS =
            List.of("됩니다", "안 됩니다", "확인 부탁드립니다", "했습니다", "중입니다", "필요합니다", "발생했습니다", "바랍니다", "어려움", "요청드립니다");
    private static final List<String> ENGLISH = List.of(
            ("server error login network printer mail account password access request slow payment screen data backup restore"
                            + " deploy check firewall line phone laptop monitor install update certificate expired restart response"
                            + " latency capacity disk memory confirm please done owner cause analysis action report meeting badge"
                            + " payroll invoice order stock delivery customer question ticket cancel refund approve reject review"
                            + " schedule change delay partner branch office warehouse factory machine temperature humidity power"
                            + " cooling cable switch router wireless security vulnerability malware block release replica sync index"
                            + " statistics quarter audit training vacation purchase quote contract disposal move extend replace"
                            + " lease maintenance outage leak fire noise vibration missing duplicate mismatch reset encryption"
                            + " license evaluation interview hiring transfer kafka postgres kubernetes ingress timeout refused"
                            + " handshake gateway tunnel vpn proxy cache queue consumer producer schema migration rollback canary")
                    .split(" ", -1));
    private static final List<String> FAMILIES = List.of("김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허".split("", -1));
    private static final List<String> SYLLABLES = List.of("민서지우하은도윤서준예린수아현주영호성진태경미나유리상훈동혁".split("", -1));
    private static final List<String> GIVEN = List.of(
            "Anna Ben Clara David Emma Frank Grace Henry Iris Jack Kate Leo Maria Noah Olivia Paul Quinn Rosa Sam Tina"
                    .split(" ", -1));
    private static final List<String> SURNAMES = List.of(
            "Adams Brown Carter Dixon Evans Fisher Gray Harris Irwin Jones Keller Lopez Miller Novak Owens Perez Reed Smith Turner Weber"
                    .split(" ", -1));

    private Phrases() {}

    static String sentence(SplittableRandom random, boolean korean, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(korean ? often(random, KOREAN) : often(random, ENGLISH));
            if (korean) {
                text.append(often(random, PARTICLES));
            }
            if (random.nextInt(12) == 0) {
                text.append(' ').append(thing(random));
            }
        }
        return korean
                ? text.append(' ').append(often(random, ENDINGS)).append('.').toString()
                : text.append('.').toString();
    }

    /** A machine or an error by its name. */
    private static String thing(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> often(random, List.of("db", "web", "app", "cache", "edge")) + "-" + random.nextInt(4_000);
            case 1 -> "E" + (1_000 + random.nextInt(9_000));
            default -> "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
        };
    }

    static String name(int person, boolean korean) {
        SplittableRandom random = new SplittableRandom(person * 31L + 7);
        return korean
                ? pick(random, FAMILIES) + pick(random, SYLLABLES) + pick(random, SYLLABLES)
                : pick(random, GIVEN) + " " + pick(random, SURNAMES);
    }

    private static String pick(SplittableRandom random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    /** The first words far more often than the last ones. */
    private static String often(SplittableRandom random, List<String> words) {
        double share = random.nextDouble();
        return words.get((int) (words.size() * share * share * share));
    }
}
