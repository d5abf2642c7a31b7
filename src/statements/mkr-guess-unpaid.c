/* mkr-guess-unpaid.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-guess-private.h"

/* Money that came and went back, or never came. The first line of each list is English and German. */
static const char * const denied[] = {
  "revers", "reverted", "refund", "chargeback", "charge back", "charged back", "clawback", "clawed back", "cancel", "failed",
  "failure", "reject", "declin", "denied", "bounced", "storn", "rückgebucht", "rückbuch", "rücklast", "rückerstatt",
  "rückgängig", "zurückgezahlt", "zurückgebucht", "zurückgewiesen", "erstattet", "abgelehnt", "fehlgeschlagen", "abgebrochen",
  "widerrufen", "annull", "gescheitert",
  "annul", "rembours", "refus", "échou", "échec", "rejet", "reembols", "devuelt", "devolu", "devolvid", "rechaz", "fallid",
  "anulad", "revertid", "contracargo", "recusad", "rejeitad", "estorn", "rimbors", "rifiutat", "respint", "fallit",
  "geannuleerd", "teruggeboekt", "terugbetaald", "gestorneerd", "mislukt", "geweigerd", "afgewezen", "zwróc", "zwrot",
  "anulow", "odrzuc", "cofnię", "nieud", "vrácen", "zruš", "zamít", "visszatér", "sikertelen", "töröl", "elutasít",
  "返金", "取消", "取り消", "キャンセル", "却下", "失敗", "チャージバック", "組戻", "возврат", "возвращ", "отмен", "отклон",
  "iade", "iptal", "redded", "başarısız", "återbetal", "avbruten", "avvisad", "misslyck", "tilbagebetal", "avvist",
};
#define N_DENIED_COMMON 31

/* Money that may still come, or stay. */
static const char * const pending[] = {
  "disput", "contest", "investigat", "on hold", "withheld", "pending", "awaiting", "not paid", "not yet", "unpaid", "strittig",
  "bestritten", "beanstandet", "angefochten", "einbehalten", "zurückgehalten", "reklam", "nicht bezahlt", "nicht ausgezahlt",
  "noch nicht", "ausstehend",
  "litig", "litíg", "impugn", "retenu", "retenid", "retid", "trattenut", "betwist", "sporn", "wstrzyman", "pozastav", "vitatott",
  "異議", "係争", "保留", "спор", "удерж", "itiraz", "ihtilaf", "tvist", "bestrid",
};
#define N_PENDING_COMMON 21

/* Some of the money is there, or all of it again: the amount says which. */
static const char * const not_quite[] = {
  "parti", "parci", "parzi", "teil", "gedeelt", "częścio", "částeč", "részle", "一部", "частич", "kısmi", "delvis",
  "resolved", "won", "not disputed", "not refund", "non refund", "gelöst", "gewonnen",
};

static gboolean
has_part (const char         *folded,
          const char * const *parts,
          guint               n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *part = g_utf8_normalize (parts[i], -1, G_NORMALIZE_DEFAULT_COMPOSE);

      if (strstr (folded, part) != NULL)
        return TRUE;
    }

  return FALSE;
}

MkrMapKind
mkr_guess_unpaid (const char *folded)
{
  if (has_part (folded, not_quite, G_N_ELEMENTS (not_quite)))
    return MKR_N_MAP_KINDS;

  return has_part (folded, denied, G_N_ELEMENTS (denied)) ? MKR_MAP_KIND_DENIED
         : has_part (folded, pending, G_N_ELEMENTS (pending)) ? MKR_MAP_KIND_PENDING : MKR_N_MAP_KINDS;
}

const char *
mkr_guess_unpaid_part (guint       i,
                       MkrMapKind *kind)
{
  *kind = i < N_DENIED_COMMON ? MKR_MAP_KIND_DENIED : MKR_MAP_KIND_PENDING;

  return i < N_DENIED_COMMON ? denied[i] : i < N_DENIED_COMMON + N_PENDING_COMMON ? pending[i - N_DENIED_COMMON] : NULL;
}
