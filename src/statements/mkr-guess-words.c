/* mkr-guess-words.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-format-private.h"
#include "mkr-guess-private.h"

/* Words for titles in English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Czech and Japanese, the surest
 * first; the commonest in some others. “~” at an end: the
 * word may be part of a longer one there (“Buchungsdatum”). Without case and punctuation. */
static const char * const title_words[MKR_N_MAP_FIELDS] = {
  [MKR_MAP_DATE] =
    "date|transaction date|booking date|posting date|posted date|date posted|completed date|completed|paid on|date paid|"
    "paid date|payment date|payout date|paid|datum|buchungstag|buchungsdatum|buchung|tag|zahlungsdatum|auszahlungsdatum|"
    "date operation|date opération|date de l opération|date d opération|date de paiement|date comptable|fecha|"
    "fecha operación|fecha de operación|f operación|fecha contable|fecha de pago|data|data operazione|data contabile|"
    "data registrazione|data pagamento|data di pagamento|data movimento|data mov|data lançamento|data de pagamento|"
    "boekdatum|boekingsdatum|transactiedatum|betaaldatum|day|when|posted|created|created at|timestamp|datetime|time|"
    "started date|wertstellung|valuta|valutadatum|wertstellungsdatum|value date|fecha valor|f valor|data valuta|data valor|"
    "date valeur|date de valeur|rentedatum|jour|dia|día|giorno|dag|~datum|date~|fecha~|data~|"
    "data operacji|data księgowania|data transakcji|data wypłaty|data zlecenia|data waluty|"
    "datum zaúčtování|datum provedení|datum výplaty|dátum|könyvelés dátuma|dato|"
    "bokföringsdag|bogføringsdato|日付|取引日|お取引日|取引日付|年月日|支払日|お支払日|入金日|振込日|取扱日|дата|"
    "дата операции|tarih|işlem tarihi",
  [MKR_MAP_GROSS] =
    "gross|gross amount|amount|brutto|bruttobetrag|bruttoumsatz|montant brut|brut|importe bruto|bruto|importo lordo|lordo|"
    "brutobedrag|bruto bedrag|valor bruto|montante bruto|betrag|umsatz|montant|importe|importo|bedrag|bedrag bij af|valor|"
    "montante|quantia|transaction amount|payment amount|earned|earnings|earning|sale amount|sales|sum|value|summe|cantidad|"
    "reward|paid|amount paid|paid amount|honorar|vergütung|pay|payout|payment|price|total|buchungsbetrag|"
    "transactiebedrag|amount~|betrag~|umsatz~|"
    "montant~|importe~|importo~|bedrag~|~amount|~betrag|"
    "kwota|kwota operacji|kwota transakcji|kwota brutto|wynagrodzenie|částka|objem|"
    "objem transakce|odměna|összeg|belopp|beløb|beløp|金額|取引金額|報酬|報酬額|売上|売上金額|支払金額|支払額|"
    "сумма|сумма операции|tutar|işlem tutarı",
  [MKR_MAP_FEE] =
    "fee|fees|fee amount|service fee|platform fee|processing fee|transaction fee|our fee|total fees|commission|charge|"
    "charges|cut|deduction|deductions|gebühr|gebühren|entgelt|provision|kommission|servicegebühr|frais|frais de service|"
    "comisión|comisiones|gastos|commissione|commissioni|trattenuta|kosten|commissie|servicekosten|taxa|taxas|comissão|"
    "comissões|~fee|~fees|~gebühr|~gebühren|frais~|comisión~|"
    "prowizja|opłata|opłaty|potrącenie|poplatek|poplatky|provize|díj|jutalék|avgift|gebyr|"
    "手数料|システム手数料|利用料|システム利用料|振込手数料|комиссия|komisyon|ücret|kesinti",
  [MKR_MAP_NET] =
    "net|net amount|net total|net earnings|net payout|net proceeds|payout amount|to you|you receive|you received|you get|"
    "amount received|take home|received|netto|nettobetrag|auszahlung|auszahlungsbetrag|ausgezahlt|montant net|net versé|net à payer|"
    "neto|importe neto|líquido|nettobedrag|netto bedrag|uitbetaald|importo netto|valor líquido|montante líquido|net~|"
    "netto~|"
    "~net|"
    "kwota netto|do wypłaty|wypłata|k výplatě|čistá částka|vyplaceno|振込額|振込金額|"
    "お振込金額|差引支払額|差引額|手取額|手取り|受取額|受取金額|к выплате|net tutar",
  [MKR_MAP_IN] =
    "credit|credits|credit amount|money in|paid in|deposit|deposits|in|haben|gutschrift|gutschriften|eingang|einnahme|"
    "einnahmen|crédit|avoir|haber|abono|abonos|ingreso|ingresos|entrate|entrata|accrediti|accredito|avere|bij|"
    "bijschrijving|"
    "crédito|créditos|entrada|entradas|credit~|crédit~|~credit|"
    "uznania|uznanie|wpływy|wpływ|kwota uznania|připsáno|příjem|příjmy|jóváírás|入金|入金額|"
    "入金金額|お預り金額|預かり金額|お預かり金額|お預入れ|預り金額|приход|зачисление|alacak|yatan|insättning",
  [MKR_MAP_OUT] =
    "debit|debits|debit amount|money out|paid out|withdrawal|withdrawals|out|soll|belastung|belastungen|lastschrift|"
    "ausgang|"
    "ausgabe|ausgaben|débit|debe|cargo|cargos|uscite|uscita|addebiti|addebito|dare|af|afschrijving|débito|débitos|saída|"
    "saídas|debit~|débit~|~debit|"
    "obciążenia|obciążenie|wydatki|wypływy|kwota obciążenia|odepsáno|výdaj|výdaje|terhelés|"
    "出金|出金額|出金金額|お支払金額|支払い金額|お引出し|お引き出し|引出金額|расход|списание|borç|çekilen|uttag",
  [MKR_MAP_DIRECTION] =
    "direction|debit credit|credit debit|debit or credit|credit or debit|dr cr|cr dr|d c|c d|soll haben|s h|"
    "soll haben kennzeichen|sens|signo|segno|af bij|bij af|debe haber|richting|code richting|debet credit|d c indicator|"
    "obciążenie uznanie|strona|入出金|入出金区分",
  [MKR_MAP_CURRENCY] =
    "currency|currency code|ccy|cur|währung|waehrung|whrg|wkz|devise|moneda|divisa|valuta|munt|muntsoort|moeda|~währung|"
    "waluta|waluta operacji|waluta rachunku|měna|mena|měna účtu|pénznem|devizanem|通貨|"
    "валюта|para birimi|döviz",
  [MKR_MAP_REFERENCE] =
    "transaction id|id|payment id|payout id|transfer id|reference id|reference number|reference no|order id|order number|"
    "receipt id|receipt|transaction number|transaction reference|transaktionscode|transaktions id|transaktionsnummer|"
    "buchungsnummer|belegnummer|umsatz id|ref|réf|référence|reference|referenz|referenznummer|numéro de transaction|numéro|"
    "n opération|id transacción|referencia|nº operación|número de operación|id transazione|riferimento|numero operazione|"
    "transactie id|transactiereferentie|volgnr|volgnummer|transactienummer|id da transação|referência|nº documento|uuid|"
    "txid|invoice|invoice number|~ id|~sid|~tzid|ref~|"
    "numer transakcji|nr transakcji|id transakcji|numer referencyjny|identyfikator|"
    "číslo transakce|id transakce|identifikace transakce|tranzakció azonosító|取引番号|取引id|"
    "注文番号|受付番号|伝票番号|管理番号|номер|номер операции|işlem no|referans no",
  [MKR_MAP_PARTY] =
    "payer|payee|client|client name|customer|customer name|counterparty|counter party|counterparty name|name|sender|from|who|paid by|wer|"
    "company|employer|buyer|requester|merchant|auftraggeber|auftraggeber empfänger|empfänger auftraggeber|"
    "begünstigter zahlungspflichtiger|beguenstigter zahlungspflichtiger|name zahlungsbeteiligter|zahlungspflichtiger|"
    "zahlungspflichtige r|zahlungsempfänger|partner|partnername|partner name|kunde|empfänger|absender|tiers|bénéficiaire|"
    "donneur d ordre|émetteur|contrepartie|client e|nom|ordenante|beneficiario|ordenante beneficiario|cliente|"
    "controparte|ordinante|nome|tegenpartij|naam tegenpartij|naam omschrijving|naam|opdrachtgever|klant|ordenador|"
    "contraparte|"
    "pagador|source|name~|payee~|~name|auftraggeber~|~empfänger|"
    "nadawca odbiorca|nadawca|odbiorca|zleceniodawca|kontrahent|nazwa kontrahenta|"
    "nazwa nadawcy|klient|název protiúčtu|název protistrany|protistrana|plátce|odesílatel|"
    "příjemce|partner neve|取引先|取引先名|支払元|振込依頼人|振込人|依頼人|依頼者|顧客|顧客名|クライアント|発注者|"
    "плательщик|контрагент|отправитель|gönderen|alıcı|motpart|afsender",
  [MKR_MAP_TEXT] =
    "description|details|transaction details|transaction description|memo|note|notes|narrative|particulars|message|subject|"
    "verwendungszweck|buchungstext|beschreibung|bezeichnung|text|zweck|betreff|buchungsdetails|libellé|libelle|"
    "libellé de l opération|motif|communication|détail|détails|concepto|descripción|detalle|detalles|observaciones|"
    "descrizione|descrizione operazione|dettagli|omschrijving|mededeling|mededelingen|descrição|descritivo|detalhes|"
    "histórico|causale|item|product|title|titel|artikel|job|task|work|assignment|payment reference|reference|"
    "referenz|~text|"
    "description~|libellé~|"
    "tytuł|tytuł operacji|tytuł przelewu|tytułem|opis|opis operacji|opis transakcji|"
    "szczegóły|zpráva pro příjemce|zpráva|popis|poznámka|közlemény|megjegyzés|摘要|摘要内容|内容|"
    "取引内容|お取引内容|お取扱内容|明細|件名|品名|備考|описание|назначение|назначение платежа|açıklama|"
    "beskrivning|beskrivelse|tekst",
  [MKR_MAP_PROJECT] =
    "project|project name|contract|projekt|vertrag|auftrag|projet|contrat|proyecto|progetto|projeto|contrato|"
    "zlecenie|zakázka|案件|案件名|プロジェクト|プロジェクト名|проект|proje",
  [MKR_MAP_TYPE] =
    "type|transaction type|payment type|kind|typ|umsatzart|umsatztyp|vorgang|buchungsart|transaktionstyp|art|"
    "type d opération|"
    "nature|tipo|tipo de operación|tipo movimento|tipo operazione|tipo de movimento|soort|mutatiesoort|transactietype|"
    "category|kategorie|event|~type|type~|"
    "typ operacji|typ transakcji|rodzaj|rodzaj operacji|typ transakce|druh|típus|種別|種類|"
    "取引種別|取引区分|区分|тип|тип операции|işlem türü|işlem tipi",
  [MKR_MAP_STATUS] =
    "status|state|payment status|zustand|statut|état|estado|stato|situação|~status|"
    "stan|stan transakcji|stav|állapot|状態|状況|ステータス|支払状況|статус|durum",
  [MKR_MAP_HOURS] =
    "hours|hours worked|hours logged|duration|time spent|time worked|minutes|mins|min|stunden|std|dauer|arbeitszeit|"
    "minuten|"
    "heures|durée|horas|duración|ore|durata|minuti|uren|duur|minutos|duração|hrs|zeit|time|~stunden|hours~|~hours|"
    "godziny|liczba godzin|czas pracy|minuty|hodiny|odpracováno|óra|時間|作業時間|稼働時間|часы|saat",
  [MKR_MAP_BALANCE] =
    "balance|running balance|account balance|balance after|resulting balance|available balance|saldo|kontostand|solde|"
    "saldo nach buchung|saldo disponible|saldo contabile|saldo progressivo|saldo na mutatie|saldo contabilístico|balance~|"
    "saldo~|solde~|~balance|~saldo|"
    "saldo po operacji|saldo po transakcji|zůstatek|zůstatek po transakci|egyenleg|残高|"
    "差引残高|取引後残高|остаток|остаток на счете|bakiye",
};

static const char other_words[] =
  "iban|bic|bic swift|account number|account no|account|sort code|kontonummer|konto|auftragskonto|iban auftragskonto|blz|"
  "bankleitzahl|swift|rekening|rekeningnummer|tegenrekening|cuenta|compte|conto|conta|número de cuenta|exchange rate|"
  "wechselkurs|rate|hourly rate|kurs|vat|tax|mwst|ust|iva|btw|tva|quantity|qty|menge|units|"
  "gläubiger id|glaeubiger id|mandatsreferenz|kundenreferenz end to end|oficina|time zone|timezone|card number|card|"
  "numer rachunku|nr rachunku|rachunek|rachunek nadawcy|rachunek odbiorcy|konto nadawcy|"
  "numer konta|protiúčet|číslo účtu|číslo protiúčtu|kód banky|variabilní symbol|"
  "konstantní symbol|specifický symbol|számlaszám|口座番号|支店|支店名|銀行名|消費税|源泉徴収|数量|単価|счет|"
  "hesap no|stawka|kurs waluty|stawka vat|ilość|množství|dph";

static const char in_words[] =
  "credit|cr|c|crdt|h|haben|gutschrift|in|bij|avoir|crédit|haber|abono|ingreso|avere|entrata|entrada|crédito|"
  "incoming|received|"
  "uznanie|wpływ|przychodzący|příchozí|入金|お預入れ|приход|alacak";
static const char out_words[] =
  "debit|dr|d|dbit|s|soll|lastschrift|out|af|débit|debe|cargo|gasto|dare|uscita|saída|débito|debet|outgoing|sent|"
  "obciążenie|wydatek|wychodzący|odchozí|出金|お引出し|расход|borç";

static const char paid_words[] =
  "completed|complete|accepted|paid|paid out|success|succeeded|successful|settled|posted|cleared|approved|done|ok|"
  "booked|abgeschlossen|"
  "bezahlt|ausgezahlt|gebucht|erledigt|erfolgreich|payé|payée|versé|terminé|effectué|completado|completada|pagado|pagada|"
  "abonado|completato|pagato|contabilizzato|voltooid|betaald|uitbetaald|geboekt|concluído|pago|liquidado|"
  "zaksięgowana|zaksięgowano|zrealizowana|zrealizowano|wypłacono|zapłacono|opłacone|"
  "zakończona|zaplaceno|zaúčtováno|provedeno|vyplaceno|支払済|支払済み|支払い済み|入金済|入金済み|完了|"
  "振込済|выплачено|выполнено|ödendi|tamamlandı";
static const char pending_words[] =
  "pending|processing|under review|submitted|in progress|in review|in process|scheduled|on hold|awaiting|unpaid|"
  "open|queued|ausstehend|"
  "in bearbeitung|offen|vorgemerkt|geplant|en attente|en cours|pendiente|en proceso|en curso|in attesa|in sospeso|"
  "in behandeling|openstaand|pendente|em processamento|"
  "oczekująca|oczekuje|oczekujące|w toku|nierozliczona|čeká|čeká na zaúčtování|čekající|"
  "ve zpracování|処理中|未払い|未払|未入金|保留|確認中|審査中|в обработке|ожидает|bekliyor";
static const char denied_words[] =
  "failed|cancelled|canceled|declined|denied|rejected|reverted|returned|voided|void|expired|fehlgeschlagen|storniert|"
  "abgelehnt|abgebrochen|annulé|annulée|refusé|échoué|échec|cancelado|cancelada|rechazado|rechazada|fallido|fallida|"
  "annullato|rifiutato|fallito|geannuleerd|mislukt|geweigerd|recusado|rejeitado|falhou|"
  "odrzucona|odrzucono|anulowana|anulowano|nieudana|zamítnuto|zrušeno|zrušená|"
  "キャンセル|却下|失敗|отклонено|отменено|iptal|reddedildi";

static const char fee_words[] =
  "fee|fees|service fee|platform fee|processing fee|commission|gebühr|gebühren|entgelt|provision|frais|comisión|"
  "commissione|"
  "commissioni|kosten|commissie|taxa|comissão|~fee|~gebühr|"
  "opłata|prowizja|poplatek|provize|手数料|комиссия|komisyon";
static const char transfer_words[] =
  "withdrawal|withdraw|withdrawals|transfer to bank|bank transfer|payout|pay out|cash out|auszahlung|"
  "auszahlung auf bankkonto|retrait|virement|retiro|retirada|transferencia|prelievo|bonifico|opname|uitbetaling|"
  "levantamento|withdrawal~|"
  "wypłata|wypłata środków|výplata|výběr|出金|出金申請|振込出金|вывод средств|para çekme";
static const char earning_words[] =
  "earning|earnings|payment|pay|sale|order|bonus|tip|reward|task|milestone|hourly|fixed price|adjustment|refund|chargeback|"
  "reversal|clawback|storno|stornierung|"
  "zahlung|verkauf|vergütung|trinkgeld|prämie|rückerstattung|erstattung|paiement|vente|prime|remboursement|pago|venta|"
  "propina|reembolso|pagamento|vendita|mancia|rimborso|betaling|verkoop|fooi|terugbetaling|venda|gorjeta|"
  "wynagrodzenie|sprzedaż|premia|napiwek|zwrot|odměna|prodej|vrácení|報酬|売上|入金|ボーナス|"
  "チップ|返金|выплата|продажа|satış|ödeme";

/* Without case, punctuation and runs of blanks. */
char *
mkr_guess_fold (const char *text)
{
  g_autofree char *folded = mkr_header_fold (text);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == 0xBA || c == 0xB0)
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }

  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

/* A word or words in a row, between blanks. */
static gboolean
has_words (const char *text,
           const char *words)
{
  gsize length = strlen (words);

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    if ((at == text || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
      return TRUE;

  return FALSE;
}

/* 100 the very word, 60 among others, 45 a part of one. */
static guint
rank_word (const char *word,
           const char *text)
{
  gboolean at_end = word[0] == '~', at_start = g_str_has_suffix (word, "~");
  g_autofree char *bare = NULL;

  if (!at_end && !at_start)
    return strcmp (word, text) == 0 ? 100 : strlen (word) > 2 && has_words (text, word) ? 60 : 0;

  bare = g_strndup (word + at_end, strlen (word) - at_end - at_start);
  return at_end ? (g_str_has_suffix (text, bare) ? 45 : 0) : (g_str_has_prefix (text, bare) ? 45 : 0);
}

static guint
rank_words (const char *list,
            const char *text)
{
  g_auto(GStrv) words = g_strsplit (list, "|", -1);
  guint best = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_utf8_normalize (words[i], -1, G_NORMALIZE_DEFAULT_COMPOSE);
      guint rank = rank_word (word, text);

      if (rank > 0)
        best = MAX (best, rank - MIN (i, 60) / 3);
    }

  return best;
}

guint
mkr_guess_rank_title (MkrMapField  field,
                      const char  *folded)
{
  return title_words[field] != NULL ? rank_words (title_words[field], folded) : 0;
}

static gboolean
is_listed (const char *list,
           const char *text)
{
  g_autofree char *folded = mkr_guess_fold (text);

  return rank_words (list, folded) >= 80;
}

gboolean
mkr_guess_is_other (const char *folded)
{
  return is_listed (other_words, folded) || g_str_has_prefix (folded, "iban ") || has_words (folded, "account number");
}

gint
mkr_guess_way (const char *text)
{
  if (strcmp (text, "+") == 0 || strcmp (text, "-") == 0)
    return *text == '+' ? 1 : -1;

  return is_listed (in_words, text) ? 1 : is_listed (out_words, text) ? -1 : 0;
}

MkrMapKind
mkr_guess_status (const char *text)
{
  g_autofree char *folded = mkr_guess_fold (text);

  return is_listed (pending_words, text) ? MKR_MAP_KIND_PENDING
         : is_listed (denied_words, text) ? MKR_MAP_KIND_DENIED
         : is_listed (paid_words, text) ? MKR_MAP_KIND_BY_SIGN : mkr_guess_unpaid (folded);
}

MkrMapKind
mkr_guess_type (const char *text)
{
  g_autofree char *folded = mkr_guess_fold (text);

  return rank_words (fee_words, folded) > 0 ? MKR_MAP_KIND_FEE
         : rank_words (transfer_words, folded) > 0 ? MKR_MAP_KIND_TRANSFER
         : rank_words (earning_words, folded) > 0 ? MKR_MAP_KIND_EARNING : MKR_N_MAP_KINDS;
}

gboolean
mkr_guess_is_minutes (const char *folded)
{
  return g_str_has_prefix (folded, "min") || strstr (folded, "minut") != NULL || has_words (folded, "mins")
         || has_words (folded, "min");
}
