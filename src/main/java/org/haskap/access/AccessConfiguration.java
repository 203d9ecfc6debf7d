package org.haskap.access;

import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The retention rules of this module. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    static final Period TRAIL = Period.ofYears(5);

    @Bean
    RetentionRule auditValues(Audit audit) {
        return new RetentionRule(
                "audit-values",
                "操作の記録にある変更前後の値と操作元のアドレス",
                TRAIL,
                "Haskapの初期設定（個人情報保護法第61条の「必要な範囲を超えて保有しない」ため。文書管理規程に合わせて見直してください）",
                "値を空白にします。いつ誰が何をしたかは残ります。",
                audit::expire);
    }
}
