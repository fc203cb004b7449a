"""The names that exports give to the fields of a post, as the services and their planners do.

Names are compared by `plain_key`: small letters and digits alone, so `full_text`, `fullText` and
`Full text` are one.
"""

from functools import lru_cache

from faracheck.late import late_pattern

_WORD = late_pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_A-Za-z]+")


@lru_cache(maxsize=4096)  # exports say the same few names again in each record
def plain_key(name: str) -> str:
    """Return a field's name without case, spaces and punctuation."""
    return "".join(filter(str.isalnum, name)).casefold()


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


LONGER = _names("extendedtweet notetweet longtext longform longformtext")
"""Fields with the whole of a text that stands cut off beside them."""

HTML = _names("contenthtml htmlcontent bodyhtml html htmlbody renderedhtml")

BODIES = HTML | _names(
    "fulltext text content body message caption posttext tweettext statustext messagetext"
    " bodytext plaintext contenttext textcontent captiontext posttextcontent postcontent"
    " postbody postcopy socialcopy postmessage postcaption tweetcontent tweetbody selftext"
    " commentary sharecommentary postcommentary textdescription rendered markdown messagebody"
    " texte texto testo contenu contenido conteúdo conteudo contenuto inhalt nachricht beitrag"
    " beitragstext mensaje mensagem messaggio légende leyenda legenda didascalia"
    " текст сообщение содержание пост текстпоста текстповідомлення повідомлення допис"
    " 内容 正文 文本 文案 本文 テキスト 投稿内容 投稿 내용 본문 게시물 텍스트"
    " نص النص محتوى المحتوى المنشور متن محتوا metin içerik gönderi תוכן טקסט"
)
"""Fields that hold the text of a post and nothing else."""

_SAID = _names("text copy caption message content body post tweet skeet toot commentary")
_SAID_OF = _names(
    "alt image img picture photo video media id ids type count url uri link links date time status"
    " author user account name title warning spoiler cw note notes internal comment comments"
    " context reply quoted retweeted shared profile bio description language lang hash error source"
    " category tag tags label color colour size length cta thumbnail prompt original previous old"
    " raw notification preview policy template excerpt summary style entities key format mode by"
)


def is_body(name: str) -> bool:
    """Say whether a field holds the text of a post."""
    return plain_key(name) in BODIES


@lru_cache(maxsize=4096)
def is_variant(name: str) -> bool:
    """Say whether a field holds the text for one network or in one language: `LinkedIn copy`."""
    words = {word.casefold() for word in _WORD.findall(name)}
    return bool(words & _SAID) and not words & _SAID_OF and not is_body(name)


SHORT = _names("post tweet toot status update share copy skeet")
"""Fields that hold the text of a post, or a word about it, or the post as an object."""

WEAK = ("description", "desc", "summary", "title", "headline", "subject", "name")
"""Fields that hold a text where a record has a time and no better field, the best first."""

TITLES = _names(
    "title headline subject titre título titulo titolo titel überschrift заголовок тема 标题 件名"
    " タイトル 제목 عنوان العنوان başlık כותרת"
)

WARNINGS = _names("spoilertext contentwarning cw")

WRAPPERS = _names(
    "tweet post status toot note record value data object node legacy attributes fields message"
    " content text share item activity media update result caption body article"
    " publication statusupdate commentary sharecontent ugcpost specificcontent sharecommentary"
)
"""Fields that hold the post itself, or the pieces that its text stands in."""

HOLDERS = _names(
    "tweet post status toot note record value data object node legacy attributes item activity"
    " result ugcpost message share"
)
"""Fields that hold the post itself: what they say, they say of it."""

LISTS = _names(
    "posts post statuses status tweets tweet toots notes items ordereditems data messages results"
    " entries records feed timeline statusupdates statusupdatesv2 activities shares updates nodes"
    " edges publications articles igposts captions skeets threads drafts stories scheduled queue"
    " postspublished photosandvideos outbox first variants versions networks channels children"
)
"""Fields that hold a list of posts."""

POST_LISTS = _names("posts statuses tweets toots skeets stories drafts scheduled")
"""Fields that can hold nothing but posts: what is not understood in them is told."""

OTHERS = _names(
    "comments replies reactions likes favourites users accounts includes mentions quotes"
    " attachments embeds blocks entities facets media context ancestors descendants"
)
"""Fields with what is not the account's own, or no post."""

FOLLOWING = _names("thread continued followups parts segments")
"""Fields that hold the posts which go on a post."""

PICTURES = _names(
    "media mediaattachments attachments attachment extendedentities images image photos photo"
    " videos video picture pictures card mediaurl mediaurls imageurl imageurls videourl photourl"
    " files file uri thumbnail album gallery mediatype"
)

PICTURE_LISTS = _names("media mediaattachments attachments attachment images photos image photo")

ALTERNATIVES = _names(
    "alt alttext extalttext altdescription description name summary accessibilitycaption"
    " accessibilitytext imagealt imagealttext mediaalt mediaalttext alternativetext"
)
"""Fields of a picture that only those meet who do not see it."""

RECORD_ALTERNATIVES = ALTERNATIVES - _names("description name summary")

REPOSTED = _names(
    "retweetedstatus retweetedstatusresult reblog retweet repost reposted retweetedtweet"
    " repostof reblogof sharedpost sharedstatus forwardedfrom fwdfrom resharedpost"
    " retweetedstatusid retweetedstatusidstr retweetid repostid reblogid renoteid renote"
)

IS_REPOST = _names("isretweet isrepost isreblog isreshare isboost retweetedbyme")

QUOTED = _names(
    "quotedstatus quotedstatusid quotedstatusidstr quotedstatusresult quotedtweet quote quotes"
    " quotedpost quoteid quoteuri quoteurl quotedid quotedtweetid quotedstatuspermalink"
    " quotepost misskeyquote"
)

IS_QUOTE = _names("isquotestatus isquote isquotepost isquotetweet")

IDS = _names("id idstr uri url link permalink tweetid postid statusid messageid rkey cid guid")

PARENTS = _names(
    "inreplytostatusid inreplytostatusidstr inreplytoid inreplyto inreplytotweetid inreplytopostid"
    " replyto replytoid replytotweetid replytomessageid replytostatusid"
    " inreplytouri replytouri"
)

THREADS = _names("thread threadid conversationid conversation threadname threadkey")

ACCOUNT = _names("user author account actor profile owner creator from attributedto page")

AUTHORS = _names(
    "username screenname handle acct useridstr authorid userid accountid actorid fromid did"
    " authorname accountname authorhandle authorusername user author account from actor"
    " attributedto profilename page pagename profile"
)

NAMED = _names("id idstr username screenname handle acct did name preferredusername")

PROFILES = _names(
    "bio biography description note summary about aboutme signature profiledescription"
    " userdescription authordescription authorbio userbio profilebio accountnote accountbio"
)

RECORD_PROFILES = _names(
    "bio biography profiledescription userdescription authordescription authorbio userbio"
    " profilebio accountnote accountbio profile"
)

TIMES = ("date", "time", "created", "published", "posted", "scheduled", "sent", "when")
"""What the name of a field with a time has in it."""

TYPES = _names("type objecttype kind posttype recordtype activitytype action verb tweettype")

NO_POSTS = _names(
    "like favourite favorite follow block undo delete add remove move flag accept reject service"
    " join leave reaction view listen unfollow mute"
)
"""Activities that say nothing of their own."""

REPOSTS = _names("announce repost reblog retweet boost retweeted reposted reshare")

QUOTES = _names("quote quoted quotetweet quotepost")

WARNED = _names("note article page question event video image")
"""Objects of ActivityPub whose `summary` stands before a text that is folded away."""
