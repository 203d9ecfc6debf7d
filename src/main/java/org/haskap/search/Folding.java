package org.haskap.search;

import java.text.Normalizer;
import java.util.TreeMap;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;

/**
 * Which characters count as the same: full and half width, circled and plain numbers, squared words (㌧), joined signs
 * (㈱), all dashes, old and new forms of a kanji. A table, because Lucene then knows which characters of the original a
 * match stands for.
 */
final class Folding {
    /** 旧字体 and other old or printed forms, each followed by the form in general use. Source: 常用漢字表, its brackets. */
    private static final String OLD_AND_NEW = "亞亜惡悪壓圧圍囲醫医爲為壹壱隱隠營営榮栄衞衛驛駅圓円鹽塩緣縁應応歐欧毆殴櫻桜奧奥橫横溫温穩穏假仮價価"
            + "畫画會会懷懐繪絵擴拡殼殻覺覚學学嶽岳樂楽勸勧卷巻歡歓觀観關関陷陥氣気歸帰龜亀僞偽戲戯犧犠舊旧據拠擧挙峽峡狹狭鄕郷"
            + "區区驅駆勳勲薰薫徑径惠恵溪渓經経繼継莖茎螢蛍輕軽鷄鶏藝芸擊撃缺欠儉倹劍剣圈圏檢検權権獻献縣県險険顯顕驗験嚴厳效効廣広"
            + "恆恒鑛鉱號号國国濟済碎砕齋斎劑剤雜雑參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実寫写釋釈壽寿收収從従澁渋獸獣縱縦"
            + "肅粛處処敍叙將将稱称燒焼證証乘乗剩剰壤壌孃嬢條条淨浄疊畳穰穣讓譲釀醸觸触囑嘱寢寝愼慎眞真盡尽圖図粹粋醉酔隨随髓髄"
            + "數数樞枢聲声靜静齊斉攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双壯壮搜捜插挿爭争總総聰聡莊荘裝装騷騒增増臟臓藏蔵屬属續続"
            + "墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単擔担膽胆團団彈弾斷断癡痴遲遅晝昼蟲虫鑄鋳廳庁聽聴鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗"
            + "燈灯當当鬪闘德徳獨独讀読屆届繩縄貳弐腦脳霸覇廢廃拜拝賣売麥麦發発髮髪拔抜蠻蛮祕秘濱浜拂払佛仏變変邊辺邉辺辨弁瓣弁辯弁舖舗"
            + "寶宝豐豊萬万滿満默黙彌弥譯訳藥薬與与餘余譽誉搖揺樣様謠謡來来賴頼亂乱覽覧兩両獵猟綠緑壘塁勵励禮礼隸隷靈霊齡齢戀恋爐炉勞労"
            + "樓楼郞郎祿禄錄録灣湾髙高﨑崎嵜崎";

    private static final String DASHES = "‐‑‒–—―−－─";

    private Folding() {}

    /** The table; building it takes some hundredths of a second, so it is kept by whoever needs it. */
    static NormalizeCharMap map() {
        var forms = new TreeMap<String, String>();
        for (int c = 0x80; c <= Character.MAX_VALUE; c++) {
            if (!Character.isDefined(c) || Character.isSurrogate((char) c)) {
                continue;
            }
            String one = Character.toString(c);
            String plain = Normalizer.normalize(one, Normalizer.Form.NFKC);
            if (!plain.equals(one) && !plain.isBlank()) {
                forms.put(one, plain);
            }
        }
        // Half-width kana carry their sound marks as a second character.
        for (char kana = '\uFF66'; kana <= '\uFF9D'; kana++) {
            for (char mark : new char[] {'\uFF9E', '\uFF9F'}) {
                String two = "" + kana + mark;
                String plain = Normalizer.normalize(two, Normalizer.Form.NFKC);
                if (plain.length() == 1) {
                    forms.put(two, plain);
                }
            }
        }
        for (int i = 0; i + 1 < OLD_AND_NEW.length(); i += 2) {
            if (OLD_AND_NEW.charAt(i) != OLD_AND_NEW.charAt(i + 1)) {
                forms.put(OLD_AND_NEW.substring(i, i + 1), OLD_AND_NEW.substring(i + 1, i + 2));
            }
        }
        DASHES.chars().forEach(dash -> forms.put(Character.toString(dash), "-"));
        forms.put("〜", "~");
        forms.put("～", "~");
        var map = new NormalizeCharMap.Builder();
        forms.forEach(map::add);
        return map.build();
    }
}
