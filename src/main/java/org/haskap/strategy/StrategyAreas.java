package org.haskap.strategy;

import org.haskap.web.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The areas of the site that this module serves. */
@Configuration(proxyBeanMethods = false)
class StrategyAreas {
    static final String STRATEGY = "戦略と成果";
    static final String PLANS = "計画";
    static final String PROGRAMMES = "共催・協働";
    static final String PEOPLE = "担当と団体";
    static final String DOCUMENTS = "資料";

    @Bean
    Area strategyArea() {
        return new Area(10, STRATEGY, "/strategy", "目標と数値、それを支える施策と事業を見ます。");
    }

    @Bean
    Area plansArea() {
        return new Area(20, PLANS, "/plans", "市や商工会議所などの計画を、項目の木として開きます。");
    }

    @Bean
    Area programmesArea() {
        return new Area(30, PROGRAMMES, "/programmes", "団体と一緒に開いた事業と、参加した人数を見ます。");
    }

    @Bean
    Area organisationsArea() {
        return new Area(40, PEOPLE, "/organisations", "どの課が何を担当し、どの団体が何に加わっているかを見ます。");
    }

    @Bean
    Area documentsArea() {
        return new Area(50, DOCUMENTS, "/documents", "読み取った元の資料を、一行ずつ確かめます。");
    }
}
